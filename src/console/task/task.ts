import { fieldOf, fieldText } from '../field.js';
import { formOf, type Form } from '../form.js';
import type { TaskPage } from './page.js';
import type { PageSpec } from './page-spec.js';

/** Where a person stands on a page: the row of a list, the fields of a form, the top row of a text. */
export interface Cursor {
  readonly selected: number;
  /** null where the page is no form. */
  readonly form: Form<string> | null;
  readonly first: number;
}

/** A page with the cursor on it. */
export interface Place {
  readonly page: TaskPage;
  readonly cursor: Cursor;
}

/** An open dialogue: where it stands, and the places passed on the way, for Esc. */
export interface OpenTask extends Place {
  readonly back: readonly Place[];
  /** What was typed in fields that hide nothing, by their id: it stands there again when the page is come to once more. */
  readonly typed: ReadonlyMap<string, string>;
}

/** The row under the bar: a list may have become shorter under it. */
export function rowOf({ selected }: Cursor, rows: number): number {
  return Math.max(0, Math.min(selected, rows - 1));
}

/** A page come to for the first time, or once more. */
export function placeOn(page: TaskPage, spec: PageSpec, typed: ReadonlyMap<string, string>): Place {
  switch (spec.kind) {
    case 'list':
      return { page, cursor: { selected: spec.preselected, form: null, first: 0 } };
    case 'form':
      return {
        page,
        cursor: {
          selected: 0,
          form: formOf(spec.fields.map(({ id, value }) => ({ id, value: typed.get(id) ?? value }))),
          first: 0,
        },
      };
    case 'text':
      return { page, cursor: { selected: 0, form: null, first: 0 } };
  }
}

/** What was typed so far with what stands in a form, secrets left out. */
export function remember(
  spec: PageSpec,
  form: Form<string>,
  typed: ReadonlyMap<string, string>,
): ReadonlyMap<string, string> {
  if (spec.kind !== 'form') return typed;
  const open = spec.fields.filter(({ masked }) => masked !== true).map(({ id }) => id);
  return new Map([
    ...typed,
    ...form.fields
      .filter(({ id }) => open.includes(id))
      .map(({ id, field }) => [id, fieldText(field)] as const),
  ]);
}

/** A form whose secrets are empty again: they stand nowhere longer than they are needed. */
export function forgetSecrets(spec: PageSpec, form: Form<string> | null): Form<string> | null {
  if (spec.kind !== 'form' || form === null) return form;
  const secret = spec.fields.filter(({ masked }) => masked === true).map(({ id }) => id);
  return {
    fields: form.fields.map((entry) =>
      secret.includes(entry.id) ? { ...entry, field: fieldOf('') } : entry,
    ),
    focused: secret.length === 0 ? form.focused : 0,
  };
}
