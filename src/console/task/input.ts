import { layout } from '../paragraph.js';
import type { Effect } from '../effect.js';
import { atLastField, editForm, enterField, formValue, withIssues } from '../form.js';
import type { Area } from '../geometry.js';
import type { InputEvent, Key } from '../key.js';
import { movedRow } from '../rows.js';
import { scrolled } from '../scroll.js';
import type { TaskPage } from './page.js';
import { pageSpec } from './pages.js';
import type { Go, PageSpec, TaskContext } from './page-spec.js';
import { forgetSecrets, placeOn, remember, rowOf, type OpenTask, type Place } from './task.js';

/** The dialogue after an input (null: closed), and what is to be done. */
export interface TaskStep {
  readonly task: OpenTask | null;
  readonly effects: readonly Effect[];
}

const isKey = (input: InputEvent, ...keys: readonly Key[]): boolean =>
  input.kind === 'key' && keys.includes(input.key);

const stay = (task: OpenTask): TaskStep => ({ task, effects: [] });

/** A dialogue on its first page. */
export function openTask(page: TaskPage, context: TaskContext): OpenTask {
  const typed = new Map<string, string>();
  return { ...placeOn(page, pageSpec(page, context), typed), back: [], typed };
}

function leftBehind({ page, cursor }: OpenTask, context: TaskContext): Place {
  return { page, cursor: { ...cursor, form: forgetSecrets(pageSpec(page, context), cursor.form) } };
}

/** Where an answer leads. */
function follow(task: OpenTask, go: Go, context: TaskContext): TaskStep {
  const arrive = (page: TaskPage, back: readonly Place[]): OpenTask => ({
    ...placeOn(page, pageSpec(page, context), task.typed),
    back,
    typed: task.typed,
  });
  switch (go.to) {
    case 'stay':
      return { task: { ...task, page: go.page }, effects: go.effects };
    case 'page':
      return {
        task: arrive(go.page, [...task.back, leftBehind(task, context)]),
        effects: go.effects ?? [],
      };
    case 'return': {
      const at = task.back.findLastIndex(
        ({ page }) => page.task === go.page.task && page.page === go.page.page,
      );
      return stay(
        at === -1
          ? arrive(go.page, task.back)
          : {
              page: go.page,
              cursor: { selected: 0, form: null, first: 0 },
              back: task.back.slice(0, at),
              typed: task.typed,
            },
      );
    }
    case 'change':
      return {
        task: arrive(
          go.page ?? { task: 'change', page: 'waiting', change: go.change.kind, steps: [] },
          [...task.back, leftBehind(task, context)],
        ),
        effects: [go.change],
      };
  }
}

/** Esc: one page back, with what is to be ended there; closed at the first. */
function back(task: OpenTask, spec: PageSpec): TaskStep {
  const effects = spec.kind === 'text' ? spec.leave : [];
  const previous = spec.kind === 'text' && spec.escape === 'close' ? undefined : task.back.at(-1);
  return {
    task:
      previous === undefined
        ? null
        : { ...previous, back: task.back.slice(0, -1), typed: task.typed },
    effects,
  };
}

type List = PageSpec & { readonly kind: 'list' };

function listInput(task: OpenTask, spec: List, input: InputEvent, context: TaskContext): TaskStep {
  if (isKey(input, 'escape', 'left')) return back(task, spec);
  const selected = rowOf(task.cursor, spec.rows.length);
  if (!isKey(input, 'enter', 'right')) {
    return stay({
      ...task,
      cursor: {
        ...task.cursor,
        selected: movedRow(
          spec.rows.map(({ cells }) => cells[0] ?? ''),
          selected,
          input,
        ),
      },
    });
  }
  const row = spec.rows[selected];
  return row === undefined || row.disabled !== '' ? stay(task) : follow(task, row.go, context);
}

function formInput(
  task: OpenTask,
  spec: PageSpec & { readonly kind: 'form' },
  input: InputEvent,
  context: TaskContext,
): TaskStep {
  const form = task.cursor.form;
  if (form === null) return stay(task);
  if (isKey(input, 'escape'))
    return back({ ...task, typed: remember(spec, form, task.typed) }, spec);
  const issueOf = spec.issueOf((id) => formValue(form, id));
  const withForm = (changed: typeof form): OpenTask => ({
    ...task,
    cursor: { ...task.cursor, form: changed },
  });
  if (!isKey(input, 'enter')) return stay(withForm(editForm(form, input, issueOf)));
  if (!atLastField(form)) return stay(withForm(enterField(form, issueOf)));
  const refused = withIssues(form, issueOf);
  if (refused.fields.some(({ issue }) => issue !== '')) return stay(withForm(refused));
  return follow(
    { ...withForm(refused), typed: remember(spec, form, task.typed) },
    spec.submit((id) => formValue(form, id)),
    context,
  );
}

function textInput(
  task: OpenTask,
  spec: PageSpec & { readonly kind: 'text' },
  input: InputEvent,
  context: TaskContext,
  area: Area,
): TaskStep {
  const pressed =
    input.kind === 'text' ? input.text.toLowerCase() : input.kind === 'key' ? input.key : '';
  const own = spec.keys.find(({ key }) => key === pressed);
  if (own !== undefined) return follow(task, own.go, context);
  if (isKey(input, 'escape', 'left')) return back(task, spec);
  // Enter closes what only tells something; where something is asked it does nothing, since only F8 says yes.
  if (isKey(input, 'enter'))
    return spec.keys.some(({ key }) => key === 'f8') ? stay(task) : back(task, spec);
  const lines = layout(spec.blocks, area.columns).length;
  return stay({
    ...task,
    cursor: { ...task.cursor, first: scrolled(task.cursor.first, input, lines, area.rows) },
  });
}

/** The dialogue after an input. Pure. */
export function taskInput(
  task: OpenTask,
  input: InputEvent,
  context: TaskContext,
  area: Area,
): TaskStep {
  const spec = pageSpec(task.page, context);
  switch (spec.kind) {
    case 'list':
      return listInput(task, spec, input, context);
    case 'form':
      return formInput(task, spec, input, context);
    case 'text':
      return textInput(task, spec, input, context, area);
  }
}
