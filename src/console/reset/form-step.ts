import type { ResetDraft } from '../../reset/index.js';
import { keyHints } from '../../text/index.js';
import { layout, text } from '../paragraph.js';
import { draftOf } from './draft-of.js';
import { fieldViews, formOf, formValue, type Form } from '../form.js';
import type { FormView } from '../view.js';
import type { Answers, FormStep, TextFieldId } from './step.js';

/** The form of a step, filled with the answers so far. */
export function openForm(step: FormStep, asking: Answers): Form<TextFieldId> {
  return formOf(step.fields(asking).map(({ id }) => ({ id, value: asking.draft[id] })));
}

/** The draft with what is typed in the form. */
export function draftWith(form: Form<TextFieldId>, draft: ResetDraft): ResetDraft {
  return draftOf((id) => formValue(form, id), form.fields, draft);
}

/** The form as a face draws it. */
export function formView(
  step: FormStep,
  form: Form<TextFieldId>,
  asking: Answers,
  columns: number,
): FormView {
  const words = step.fields(asking);
  return {
    kind: 'form',
    title: step.title,
    intro: layout(
      step.intro(asking).map((line) => text(line)),
      columns,
    ),
    fields: fieldViews(form, (id) => {
      const found = words.find((field) => field.id === id);
      return { label: found?.label ?? id, hint: found?.hint ?? '' };
    }),
    focused: form.focused,
    notice: [],
    keys:
      form.fields.length > 1
        ? [keyHints.next, keyHints.nextField, keyHints.back]
        : [keyHints.next, keyHints.back],
  };
}
