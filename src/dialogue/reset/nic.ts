import { askWords as words, clean, nicDisabled, nicUseWords, nicWords, resetTitles, speed } from '../../text/index.js';
import type { Nic } from '../../reset/index.js';
import { managementBond, nicUse } from '../nicuse.js';
import type { Asking, ChoiceOption, ChoiceStep } from './step.js';

const linkWord = (nic: Nic): string => (nic.carrier === null ? nicWords.off : nic.carrier ? nicWords.up : nicWords.down);

/** Bridges, bonds and VLANs are left out: a reset removes them, and a running host has dozens. */
function physicalNics({ facts }: Asking): readonly Nic[] {
  return facts.nics.known ? facts.nics.value.filter((nic) => nic.physical) : [];
}

function options(asking: Asking): readonly ChoiceOption[] {
  const { draft, facts } = asking;
  return physicalNics(asking).map((nic) => ({
    cells: [
      clean(nic.device), nic.mac ?? nicWords.unknown, linkWord(nic), speed(nic.speedMbps), clean(nic.driver ?? ''), nicUseWords(nicUse(nic, facts)),
    ],
    disabled: nic.device === '' ? nicDisabled.noName : '',
    draft: { ...draft, device: nic.device },
    opens: null,
  }));
}

/** Which network interface becomes the management interface. */
export const nicStep: ChoiceStep = {
  title: resetTitles.nic,
  intro: (asking) => {
    const bond = managementBond(asking.facts);
    return [
      words.nicIntro,
      ...(bond === '' ? [] : [words.nicBond(bond)]),
      ...(asking.facts.pool.role === 'supporter' ? [words.nicSupporter] : []),
      ...(physicalNics(asking).length === 0 ? [words.noNics] : []),
    ];
  },
  columns: nicWords.columns,
  options,
  preselected: (asking) => Math.max(0, physicalNics(asking).findIndex(({ device }) => device !== '' && device === asking.draft.device)),
};
