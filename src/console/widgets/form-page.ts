import { keyHints } from '../../text/index.js';
import type { Area } from '../frame/geometry.js';
import type { InputEvent } from '../key.js';
import type { FormView, KeyHint } from '../view.js';
import type { Cursor } from './cursor.js';
import {
  atLastField,
  editForm,
  enterField,
  fieldViews,
  withIssues,
  withValues,
  type Form,
} from './form.js';
import { formRows } from './form-rows.js';
import { isKey, type Moved } from './moved.js';
import { layout } from './paragraph.js';
import { clampFirst, scrolled } from './scroll.js';
import type { FormSpec, Kinded } from './spec.js';
import { typedIn } from './typed.js';

function submitted<E extends Kinded, A extends Kinded>(
  spec: FormSpec<E, A>,
  form: Form<string>,
  cursor: Cursor,
): Moved<E, A> {
  const typed = typedIn(spec, form);
  const examined = withIssues(form, (spec.refuses ?? spec.issueOf)(typed));
  return examined.fields.some(({ issue }) => issue !== '')
    ? { cursor: { ...cursor, form: examined } }
    : { go: spec.submit(typed), form };
}

/** The form after leaving a field that fills in others, such as an address with its netmask. */
function filled<E extends Kinded, A extends Kinded>(
  spec: FormSpec<E, A>,
  form: Form<string>,
  input: InputEvent,
): Form<string> {
  const left = form.fields[form.focused]?.id;
  if (left === undefined || !isKey(input, 'enter', 'tab', 'backtab', 'up', 'down')) return form;
  const values = spec.fills?.(left, typedIn(spec, form)) ?? null;
  return values === null ? form : withValues(form, values);
}

/** The form with its texts scrolled. The focus stays, so typing goes on where it was. */
function turned<E extends Kinded, A extends Kinded>(
  spec: FormSpec<E, A>,
  cursor: Cursor,
  input: InputEvent,
  area: Pick<Area, 'columns' | 'rows'>,
): Cursor {
  const { lines, rows } = formRows(partsOf(spec, cursor, area), area).scroll;
  const first = scrolled(clampFirst(cursor.first, lines, rows), input, lines, rows);
  return { ...cursor, first };
}

/** The form after an input. */
export function formInput<E extends Kinded, A extends Kinded>(
  spec: FormSpec<E, A>,
  cursor: Cursor,
  input: InputEvent,
  area: Pick<Area, 'columns' | 'rows'>,
): Moved<E, A> {
  if (cursor.form === null) return { cursor };
  if (isKey(input, 'pageup', 'pagedown')) return { cursor: turned(spec, cursor, input, area) };
  const form = filled(spec, cursor.form, input);
  const typed = typedIn(spec, form);
  if (isKey(input, 'escape')) return { go: spec.escape?.(typed) ?? { to: 'back' }, form };
  if (spec.waits === true) return { cursor };
  const { fillKey } = spec;
  if (fillKey !== undefined && isKey(input, ...fillKey.keys))
    return { cursor: { ...cursor, form: withValues(form, fillKey.values(typed)) } };
  const issueOf = spec.issueOf(typed);
  if (!isKey(input, 'enter'))
    return { cursor: { ...cursor, form: editForm(form, input, issueOf) } };
  return spec.enterSubmits === true || atLastField(form)
    ? submitted(spec, form, cursor)
    : { cursor: { ...cursor, form: enterField(form, issueOf) } };
}

/** The form without its keys, which depend on whether it fits. */
function partsOf<E extends Kinded, A extends Kinded>(
  spec: FormSpec<E, A>,
  { form, first }: Cursor,
  { columns }: Pick<Area, 'columns'>,
): Omit<FormView, 'keys'> {
  const fields =
    form === null
      ? []
      : fieldViews(form, (id) => {
          const field = spec.fields.find((candidate) => candidate.id === id);
          return {
            label: field?.label ?? id,
            hint: field?.hint ?? '',
            masked: field?.masked === true,
          };
        });
  return {
    kind: 'form',
    title: spec.title,
    intro: layout(spec.intro, columns),
    fields,
    focused: form?.focused ?? 0,
    notice: spec.notice === undefined ? [] : layout(spec.notice, columns),
    first,
  };
}

function ownKeys<E extends Kinded, A extends Kinded>(spec: FormSpec<E, A>): readonly KeyHint[] {
  return (
    spec.keys ?? [
      keyHints.next,
      ...(spec.fields.length > 1 ? [keyHints.nextField] : []),
      ...(spec.fillKey === undefined ? [] : [spec.fillKey.hint]),
      keyHints.back,
    ]
  );
}

/** The form as data for a face to draw. */
export function formView<E extends Kinded, A extends Kinded>(
  spec: FormSpec<E, A>,
  cursor: Cursor,
  area: Pick<Area, 'columns' | 'rows'>,
): FormView {
  const parts = partsOf(spec, cursor, area);
  const { lines, rows } = formRows(parts, area).scroll;
  const keys = ownKeys(spec);
  return {
    ...parts,
    // Where not all keys fit, the first ones are shown.
    keys: lines > rows ? [...keys.slice(0, 1), keyHints.scroll, ...keys.slice(1)] : keys,
  };
}
