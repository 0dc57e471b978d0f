import type { Nic } from '../../../model/index.js';
import {
  askWords as words,
  nicDisabled,
  nicUnfit,
  nicWords,
  resetTitles,
} from '../../../text/index.js';
import { nicCells, listedNics } from '../../describe/nics.js';
import { managementBond } from '../../describe/nic-use.js';
import { presentFrom } from './present-from.js';
import type { Answers, ChoiceOption, ChoiceStep } from './step.js';

function disabledFor({ device, unfit }: Nic): string {
  if (unfit !== undefined) return nicUnfit(unfit);
  return device === '' ? nicDisabled.noName : '';
}

function options({ draft, facts }: Answers): readonly ChoiceOption[] {
  return listedNics(facts).map((nic) => ({
    cells: nicCells(nic, facts),
    disabled: disabledFor(nic),
    draft: { ...draft, device: nic.device },
    opens: null,
  }));
}

/** Which network interface becomes the management interface. */
export const nicStep: ChoiceStep = {
  title: resetTitles.nic,
  intro: ({ facts, source }) => {
    const bond = managementBond(facts);
    return [
      words.nicIntro,
      ...(bond === '' ? [] : [words.nicBond(bond)]),
      ...(facts.pool.role === 'supporter' ? [words.nicSupporter] : []),
      ...(listedNics(facts).every(({ unfit }) => unfit !== undefined) ? [words.noNics] : []),
      ...presentFrom(source),
    ];
  },
  columns: nicWords.columns,
  spare: nicWords.spare,
  options,
  preselected: ({ draft, facts }) =>
    Math.max(
      0,
      listedNics(facts).findIndex(({ device }) => device !== '' && device === draft.device),
    ),
};
