import { askWords as words, clean, nicDisabled, nicWords, resetTitles, speed } from '../../text/index.js';
import type { Nic } from '../../reset/index.js';
import type { Asking, ChoiceOption, ChoiceStep } from './step.js';

const linkWord = (nic: Nic): string => (nic.carrier === null ? nicWords.off : nic.carrier ? nicWords.up : nicWords.down);

function nicOption(nic: Nic, { draft }: Asking): ChoiceOption {
  return {
    cells: [clean(nic.device), nic.mac ?? nicWords.unknown, linkWord(nic), speed(nic.speedMbps), clean(nic.driver ?? '')],
    disabled: nic.device === '' ? nicDisabled.noName : nic.physical ? '' : nicDisabled.notPhysical,
    draft: { ...draft, device: nic.device },
    opens: null,
  };
}

function options(asking: Asking): readonly ChoiceOption[] {
  const { nics } = asking.facts;
  if (!nics.known) return [];
  const physical = nics.value.filter((nic) => nic.physical);
  const others = nics.value.filter((nic) => !nic.physical && nic.device !== 'lo');
  return [...physical, ...others].map((nic) => nicOption(nic, asking));
}

/** Which network interface becomes the management interface. */
export const nicStep: ChoiceStep = {
  title: resetTitles.nic,
  intro: ({ facts }) => [
    words.nicIntro,
    ...(facts.pool.role === 'supporter' ? [words.nicSupporter] : []),
    ...(facts.nics.known && !facts.nics.value.some((nic) => nic.physical) ? [words.noNics] : []),
  ],
  columns: nicWords.columns,
  options,
  preselected: (asking) => Math.max(0, options(asking).findIndex((option) => option.disabled === '' && option.draft.device === asking.draft.device)),
};
