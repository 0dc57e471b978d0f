import { bondModes, bondOf, usualBondMode } from '../../../model/index.js';
import { askWords as words, clean, fieldWords, resetTitles } from '../../../text/index.js';
import { managementBond } from '../../describe/nic-use.js';
import type { Answers, FormStep } from './step.js';

/** Whether the switch said that it expects a bond on the chosen port. */
const expectsLacp = ({ draft, wire }: Answers): boolean =>
  wire?.question.device === draft.device && wire.findings.some(({ code }) => code === 'lacp');

/**
 * Why "management on a bond" is offered; '' if it is not: the switch expects a bond on the chosen
 * port, or management is on a bond now, or one was asked for. A classic host has no start-up that
 * makes one.
 */
export function bondOffer(answers: Answers): string {
  const { draft, facts } = answers;
  if (facts.profile.name === 'classic') return '';
  if (expectsLacp(answers)) return words.bondLacp(draft.device);
  const bond = managementBond(facts);
  return bond !== '' || draft.bondMembers !== '' ? words.bondWas(bond) : '';
}

/**
 * What the form starts with: the bond that the port is in, and the mode that the switch expects.
 */
function suggested(answers: Answers): { readonly bondMembers: string; readonly bondMode: string } {
  const { draft, facts } = answers;
  if (draft.bondMembers !== '') return draft;
  const bond = facts.wiring.known ? bondOf(facts.wiring.value, draft.device) : undefined;
  const others = (bond?.members ?? []).filter((member) => member !== draft.device);
  const mode = expectsLacp(answers) ? 'lacp' : bondModes.find((one) => one === bond?.mode);
  return { bondMembers: [draft.device, ...others].join(','), bondMode: mode ?? usualBondMode };
}

/** The bond of the answers as the list shows it. */
export function bondValue({ draft }: Answers): string {
  return draft.bondMembers === ''
    ? words.noBond
    : `${clean(draft.bondMembers)}, ${clean(draft.bondMode)}`;
}

/** The members and the mode of a bond that the start-up makes for the management interface. */
export const bondStep: FormStep = {
  title: resetTitles.bond,
  intro: () => [words.bondIntro],
  fields: (answers) => {
    const { bondMembers, bondMode } = suggested(answers);
    return [
      { id: 'bondMembers', ...fieldWords.bondMembers, value: bondMembers },
      { id: 'bondMode', ...fieldWords.bondMode, value: bondMode },
    ];
  },
  escapeForgets: true,
};
