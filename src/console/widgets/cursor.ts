import { fieldOf, fieldText } from './field.js';
import { formOf, withIssues, type Form } from './form.js';
import type { FormSpec, Kinded, Spec } from './spec.js';
import { typedIn } from './typed.js';

/**
 * The operator's place on a page: the row of a list, the fields of a form, the top row of a text,
 * and the sentence below a list.
 */
export interface Cursor {
  readonly selected: number;
  /** null if nothing is typed on the page. */
  readonly form: Form<string> | null;
  readonly first: number;
  /** The sentence below a list; '' for none. */
  readonly said: string;
  /** Enter was pressed on a text before it led anywhere. */
  readonly entered: boolean;
}

/** What was typed in unmasked fields, by field id. */
export type TypedBefore = ReadonlyMap<string, string>;

/** The top row of a text that stays at its end, whatever is added. */
export const endOfText = Infinity;

const start: Cursor = { selected: 0, form: null, first: 0, said: '', entered: false };

function formCursor<E extends Kinded, A extends Kinded>(
  spec: FormSpec<E, A>,
  typed: TypedBefore,
): Cursor {
  const value = (id: string, own: string): string =>
    spec.ownValues === true ? own : (typed.get(id) ?? own);
  const form = formOf(spec.fields.map(({ id, value: own }) => ({ id, value: value(id, own) })));
  const focused = Math.max(
    0,
    spec.fields.findIndex(({ id }) => id === spec.focus),
  );
  const ready = { ...form, focused };
  return {
    ...start,
    form: spec.wrong === true ? withIssues(ready, spec.issueOf(typedIn(spec, ready))) : ready,
  };
}

/** The cursor on a page that was just opened. */
export function cursorOn<E extends Kinded, A extends Kinded>(
  spec: Spec<E, A>,
  typed: TypedBefore,
): Cursor {
  switch (spec.kind) {
    case 'list':
      return { ...start, selected: spec.preselected, said: spec.said ?? '' };
    case 'form':
      return formCursor(spec, typed);
    case 'search':
      return { ...start, form: formOf([spec.field]) };
    case 'text':
      return spec.tail === true ? { ...start, first: endOfText } : start;
    case 'choice':
    case 'progress':
      return start;
  }
}

/** Adds the texts of a form to those typed before, without secrets. */
export function remember<E extends Kinded, A extends Kinded>(
  spec: FormSpec<E, A>,
  form: Form<string>,
  typed: TypedBefore,
): TypedBefore {
  const open = spec.fields.filter(({ masked }) => masked !== true).map(({ id }) => id);
  return new Map([
    ...typed,
    ...form.fields
      .filter(({ id }) => open.includes(id))
      .map(({ id, field }) => [id, fieldText(field)] as const),
  ]);
}

/**
 * A form with its secrets emptied and the first of them focused. Secrets are kept no longer than
 * needed.
 */
export function withoutSecrets<E extends Kinded, A extends Kinded>(
  spec: Spec<E, A>,
  cursor: Cursor,
): Cursor {
  const { form } = cursor;
  if (spec.kind !== 'form' || form === null) return cursor;
  const secret = spec.fields.filter(({ masked }) => masked === true).map(({ id }) => id);
  if (secret.length === 0) return cursor;
  return {
    ...cursor,
    form: {
      fields: form.fields.map((entry) =>
        secret.includes(entry.id) ? { ...entry, field: fieldOf('') } : entry,
      ),
      focused: Math.max(
        0,
        form.fields.findIndex(({ id }) => secret.includes(id)),
      ),
    },
  };
}
