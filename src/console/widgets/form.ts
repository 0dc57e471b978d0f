import type { FieldView } from '../view.js';
import { editField, fieldOf, fieldText, type Field } from './field.js';
import type { InputEvent } from '../key.js';

/** A field of a form. `issue` is a sentence that says what is wrong; '' if nothing is. */
export interface FormField<Id extends string> {
  readonly id: Id;
  readonly field: Field;
  readonly issue: string;
}

/** Fields to fill in, one of them focused. */
export interface Form<Id extends string> {
  readonly fields: readonly FormField<Id>[];
  readonly focused: number;
}

/** A form with these values, focused on the first field. */
export function formOf<Id extends string>(
  fields: readonly { readonly id: Id; readonly value: string }[],
): Form<Id> {
  return {
    fields: fields.map(({ id, value }) => ({ id, field: fieldOf(value), issue: '' })),
    focused: 0,
  };
}

/** The text in a field; '' if the form has no such field. */
export function formValue<Id extends string>(form: Form<Id>, id: Id): string {
  const found = form.fields.find((field) => field.id === id);
  return found === undefined ? '' : fieldText(found.field);
}

/** Whether the last field is focused: Enter there submits. */
export function atLastField(form: Form<string>): boolean {
  return form.focused === form.fields.length - 1;
}

/** Moves the focus to the next (1) or previous (-1) field, wrapping round. */
function moveFocus<Id extends string>(form: Form<Id>, by: 1 | -1): Form<Id> {
  return { ...form, focused: (form.focused + by + form.fields.length) % form.fields.length };
}

/** Sets the issues of all fields, and focuses the first field that has one. */
export function withIssues<Id extends string>(
  form: Form<Id>,
  issueOf: (id: Id) => string,
): Form<Id> {
  const fields = form.fields.map((field) => ({ ...field, issue: issueOf(field.id) }));
  const wrong = fields.findIndex((field) => field.issue !== '');
  return { fields, focused: wrong === -1 ? form.focused : wrong };
}

/**
 * The form when its focused field is left. That field is examined, and so are fields with an issue,
 * because one field's value may make another wrong.
 */
function examined<Id extends string>(form: Form<Id>, issueOf: (id: Id) => string): Form<Id> {
  return {
    ...form,
    fields: form.fields.map((field, index) =>
      index === form.focused || field.issue !== '' ? { ...field, issue: issueOf(field.id) } : field,
    ),
  };
}

/** Enter in a field: moves to the next one unless the value has an issue. */
export function enterField<Id extends string>(
  form: Form<Id>,
  issueOf: (id: Id) => string,
): Form<Id> {
  const left = examined(form, issueOf);
  return left.fields[left.focused]?.issue === '' ? moveFocus(left, 1) : left;
}

/**
 * The form after an input that moves between fields or edits the focused one. Leaving a field
 * examines it (`issueOf`); editing it clears its issue.
 */
export function editForm<Id extends string>(
  form: Form<Id>,
  input: InputEvent,
  issueOf: (id: Id) => string,
): Form<Id> {
  if (input.kind === 'key' && (input.key === 'down' || input.key === 'tab'))
    return moveFocus(examined(form, issueOf), 1);
  if (input.kind === 'key' && (input.key === 'up' || input.key === 'backtab'))
    return moveFocus(examined(form, issueOf), -1);
  return {
    ...form,
    fields: form.fields.map((entry, index) => {
      if (index !== form.focused) return entry;
      const field = editField(entry.field, input);
      return fieldText(field) === fieldText(entry.field)
        ? { ...entry, field }
        : { ...entry, field, issue: '' };
    }),
  };
}

/** Sets new texts in some fields. */
export function withValues<Id extends string>(
  form: Form<Id>,
  values: ReadonlyMap<string, string>,
): Form<Id> {
  return {
    ...form,
    fields: form.fields.map((entry) => {
      const value = values.get(entry.id);
      return value === undefined ? entry : { ...entry, field: fieldOf(value), issue: '' };
    }),
  };
}

/** The fields as data for the faces to draw. */
export function fieldViews<Id extends string>(
  form: Form<Id>,
  words: (id: Id) => { readonly label: string; readonly hint: string; readonly masked?: boolean },
): readonly FieldView[] {
  return form.fields.map(({ id, field, issue }) => ({
    id,
    masked: false,
    ...words(id),
    value: fieldText(field),
    caret: field.caret,
    issue,
  }));
}
