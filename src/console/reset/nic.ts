import { askWords as words, nicDisabled, nicWords, resetTitles } from '../../text/index.js';
import { nicCells, physicalNics } from '../describe/nics.js';
import { managementBond } from '../describe/nic-use.js';
import type { Answers, ChoiceOption, ChoiceStep } from './step.js';

function options({ draft, facts }: Answers): readonly ChoiceOption[] {
  return physicalNics(facts).map((nic) => ({
    cells: nicCells(nic, facts),
    disabled: nic.device === '' ? nicDisabled.noName : '',
    draft: { ...draft, device: nic.device },
    opens: null,
  }));
}

/** Which network interface becomes the management interface. */
export const nicStep: ChoiceStep = {
  title: resetTitles.nic,
  intro: ({ facts }) => {
    const bond = managementBond(facts);
    return [
      words.nicIntro,
      ...(bond === '' ? [] : [words.nicBond(bond)]),
      ...(facts.pool.role === 'supporter' ? [words.nicSupporter] : []),
      ...(physicalNics(facts).length === 0 ? [words.noNics] : []),
    ];
  },
  columns: nicWords.columns,
  spare: nicWords.spare,
  options,
  preselected: ({ draft, facts }) =>
    Math.max(
      0,
      physicalNics(facts).findIndex(({ device }) => device !== '' && device === draft.device),
    ),
};
