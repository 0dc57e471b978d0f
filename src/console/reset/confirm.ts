import type { Hazard } from '../../reset/index.js';
import {
  fieldWords,
  hazardText,
  keyHints,
  previewWords as words,
  resetTitles,
} from '../../text/index.js';
import { item, layout, text, type Paragraph } from '../paragraph.js';
import { fieldViews, formOf, formValue, withIssues, type Form } from '../form.js';
import type { FormView } from '../view.js';
import { wantedBlocks } from './wanted.js';
import type { PlannedReset, ConfirmFieldId } from './step.js';

/** The word that starts the reset (design page, step 1 of xe-reset-networking). */
const consent = 'yes';

/** The word that goes on in spite of a hazard that would stop the reset. */
const insistence = 'override';

/** Hazards that stop the reset unless the operator insists. */
export function overridable({ hazards }: PlannedReset): readonly Hazard[] {
  return hazards.filter((hazard) => hazard.severity === 'blocks' && hazard.overridable);
}

/** The last question, unanswered. */
export function openConfirm(checked: PlannedReset): Form<ConfirmFieldId> {
  const insist = overridable(checked).length === 0 ? [] : [{ id: 'override', value: '' } as const];
  return formOf<ConfirmFieldId>([
    ...insist,
    { id: 'answer', value: '' },
    { id: 'reason', value: '' },
  ]);
}

function wrongAnswer(form: Form<ConfirmFieldId>, id: ConfirmFieldId): string {
  const typed = formValue(form, id);
  if (id === 'override') return typed === insistence ? '' : words.notOverride(typed);
  return id === 'answer' && typed !== consent ? words.notYes(typed) : '';
}

/** What is wrong with an answer as its field is left; one not given yet is none. */
export function answerIssues(form: Form<ConfirmFieldId>): (id: ConfirmFieldId) => string {
  return (id) => (formValue(form, id) === '' ? '' : wrongAnswer(form, id));
}

/** Whether exactly `yes` is typed (no blank, no other case), and `override` too where that is asked for. */
export function consented(form: Form<ConfirmFieldId>): boolean {
  return (
    formValue(form, 'answer') === consent &&
    form.fields.every(({ id }) => wrongAnswer(form, id) === '')
  );
}

/** The form with the sentences that say what is wrong with the answers. */
export function refuseAnswers(form: Form<ConfirmFieldId>): Form<ConfirmFieldId> {
  return withIssues(form, (id) => wrongAnswer(form, id));
}

function vmBlock({ facts }: PlannedReset): Paragraph {
  if (!facts.runningVms.known) return text(words.confirmVmsUnknown, 'warning');
  const count = facts.runningVms.value.length;
  return count === 0 ? text(words.vmsNone) : text(words.confirmVms(count), 'warning');
}

/** The last question: what it comes down to, and the word to type. */
export function confirmView(
  form: Form<ConfirmFieldId>,
  checked: PlannedReset,
  columns: number,
): FormView {
  const stopping = overridable(checked).map((hazard) => item(hazardText(hazard), 'bad', '! '));
  return {
    kind: 'form',
    title: resetTitles.confirm,
    // Where a hazard has to be overridden it takes the place of the values, so that all of it is seen at 80x24.
    intro: layout(
      [
        text(words.confirmReboot, 'warning'),
        vmBlock(checked),
        ...(stopping.length === 0 ? wantedBlocks(checked) : stopping),
      ],
      columns,
    ),
    fields: fieldViews(form, (id) => fieldWords[id]),
    focused: form.focused,
    notice: [],
    keys: [keyHints.start, keyHints.nextField, keyHints.back],
  };
}
