import { fieldWords, keyHints, previewWords as words, resetTitles } from '../../text/index.js';
import { layout, text, type Block } from '../block.js';
import { fieldViews, formOf, formValue, withIssues, type Form } from '../form.js';
import type { FormView } from '../view.js';
import { wantedBlocks } from './wanted.js';
import type { Checked } from './step.js';

/** The word that starts the reset (design page, step 1 of xe-reset-networking). */
const consent = 'yes';

/** The last question, unanswered. */
export function openConfirm(): Form<'answer' | 'reason'> {
  return formOf([{ id: 'answer', value: '' }, { id: 'reason', value: '' }]);
}

/** Whether exactly `yes` is typed: no blank, no other case. */
export function consented(form: Form<'answer' | 'reason'>): boolean {
  return formValue(form, 'answer') === consent;
}

/** The form with the sentence that says what is wrong with the answer. */
export function refuseAnswer(form: Form<'answer' | 'reason'>): Form<'answer' | 'reason'> {
  return withIssues(form, (id) => (id === 'answer' ? words.notYes(formValue(form, 'answer')) : ''));
}

function vmBlock({ facts }: Checked): Block {
  if (!facts.runningVms.known) return text(words.confirmVmsUnknown, 'warning');
  const count = facts.runningVms.value.length;
  return count === 0 ? text(words.vmsNone) : text(words.confirmVms(count), 'warning');
}

/** The last question: what it comes down to, and the word to type. */
export function confirmView(form: Form<'answer' | 'reason'>, checked: Checked, columns: number): FormView {
  return {
    kind: 'form',
    title: resetTitles.confirm,
    intro: layout([text(words.confirmReboot, 'warning'), vmBlock(checked), ...wantedBlocks(checked)], columns),
    fields: fieldViews(form, (id) => fieldWords[id]),
    focused: form.focused,
    notice: [],
    keys: [keyHints.start, keyHints.nextField, keyHints.back],
  };
}
