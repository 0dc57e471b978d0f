import type { Area } from '../frame/geometry.js';
import type { InputEvent } from '../key.js';
import type { Knowledge } from '../knowledge.js';
import type { DialogueView } from '../view.js';
import { choiceInput, choiceView } from './choice.js';
import { cursorOn, remember, withoutSecrets, type Cursor, type TypedBefore } from './cursor.js';
import { formInput, formView } from './form-page.js';
import { listInput, listView } from './list.js';
import type { Moved } from './moved.js';
import { progressInput, progressView } from './progress.js';
import { searchInput, searchView } from './search.js';
import type { DialoguePage, Go, Hears, Kinded, Spec } from './spec.js';
import { textInput, textView } from './text-page.js';

type Room = Pick<Area, 'columns' | 'rows'>;

/** A page with the cursor on it. */
interface Place<E extends Kinded, A extends Kinded> {
  readonly page: DialoguePage<E, A>;
  readonly cursor: Cursor;
}

/** An open dialogue: its page and cursor, and the earlier pages that Esc leads back to. */
export interface Dialogue<E extends Kinded, A extends Kinded> extends Place<E, A> {
  readonly back: readonly Place<E, A>[];
  /** What was typed earlier. A field shows it when its page opens again. */
  readonly typed: TypedBefore;
}

/**
 * A dialogue after an input (null: closed), with the effects to do. `guarded`: they need a login.
 */
export interface DialogueStep<E extends Kinded, A extends Kinded> {
  readonly dialogue: Dialogue<E, A> | null;
  readonly effects: readonly E[];
  readonly guarded: boolean;
}

/** A dialogue on its first page. */
export function openDialogue<E extends Kinded, A extends Kinded>(
  page: DialoguePage<E, A>,
  known: Knowledge,
): Dialogue<E, A> {
  const typed = new Map<string, string>();
  return { page, cursor: cursorOn(page.spec(known), typed), back: [], typed };
}

/** The dialogue after an answer of the operator or from outside. */
function placeAfter<E extends Kinded, A extends Kinded>(
  dialogue: Dialogue<E, A>,
  go: Go<E, A>,
  known: Knowledge,
): Dialogue<E, A> | null {
  const { page, cursor, back, typed } = dialogue;
  const arrive = (next: DialoguePage<E, A>, way: Dialogue<E, A>['back']): Dialogue<E, A> => ({
    page: next,
    cursor: cursorOn(next.spec(known), typed),
    back: way,
    typed,
  });
  switch (go.to) {
    case 'say':
      return { ...dialogue, cursor: { ...cursor, said: go.words } };
    case 'stay':
      return { ...dialogue, page: go.page, cursor: withoutSecrets(page.spec(known), cursor) };
    case 'instead':
      return arrive(go.page, back);
    case 'page':
      return arrive(go.page, [...back, { page, cursor: withoutSecrets(page.spec(known), cursor) }]);
    case 'return': {
      const at = back.findLastIndex((place) => place.page.name === go.page.name);
      return arrive(go.page, at === -1 ? back : back.slice(0, at));
    }
    case 'back': {
      const previous = back.at(-1);
      return previous === undefined ? null : { ...previous, back: back.slice(0, -1), typed };
    }
    case 'close':
      return null;
  }
}

function follow<E extends Kinded, A extends Kinded>(
  dialogue: Dialogue<E, A>,
  go: Go<E, A>,
  known: Knowledge,
): DialogueStep<E, A> {
  return {
    dialogue: placeAfter(dialogue, go, known),
    effects: go.effects ?? [],
    guarded: go.guarded === true,
  };
}

function moved<E extends Kinded, A extends Kinded>(
  spec: Spec<E, A>,
  cursor: Cursor,
  input: InputEvent,
  room: Room,
): Moved<E, A> {
  switch (spec.kind) {
    case 'list':
      return listInput(spec, cursor, input);
    case 'form':
      return formInput(spec, cursor, input, room);
    case 'text':
      return textInput(spec, cursor, input, room);
    case 'choice':
      return choiceInput(spec, cursor, input, room);
    case 'progress':
      return progressInput(spec, cursor, input);
    case 'search':
      return searchInput(spec, cursor, input);
  }
}

/** The dialogue after an input. Pure. */
export function dialogueInput<E extends Kinded, A extends Kinded>(
  dialogue: Dialogue<E, A>,
  input: InputEvent,
  known: Knowledge,
  room: Room,
): DialogueStep<E, A> {
  const spec = dialogue.page.spec(known);
  const next = moved(spec, dialogue.cursor, input, room);
  if ('cursor' in next)
    return { dialogue: { ...dialogue, cursor: next.cursor }, effects: [], guarded: false };
  const form = next.form ?? null;
  const typed =
    spec.kind === 'form' && form !== null ? remember(spec, form, dialogue.typed) : dialogue.typed;
  // A form that comes again with another text shows it from its first line.
  const cursor = form === null ? dialogue.cursor : { ...dialogue.cursor, first: 0 };
  return follow({ ...dialogue, cursor, typed }, next.go, known);
}

/**
 * The dialogue after an answer that it may have waited for; null if its page does not wait for it.
 */
export function dialogueHears<E extends Kinded, A extends Kinded, K extends A['kind']>(
  dialogue: Dialogue<E, A>,
  kind: K,
  answer: Extract<A, { readonly kind: K }>,
  known: Knowledge,
): DialogueStep<E, A> | null {
  const hear: Hears<E, A>[K] | undefined = dialogue.page.hears?.[kind];
  const go = hear === undefined ? null : hear(answer, known);
  return go === null ? null : follow(dialogue, go, known);
}

/** The dialogue without the Enter that its page has kept. */
export function withoutKeptEnter<E extends Kinded, A extends Kinded>(
  dialogue: Dialogue<E, A>,
): Dialogue<E, A> {
  return { ...dialogue, cursor: { ...dialogue.cursor, entered: false } };
}

/** Whether an Enter that the page has kept leads somewhere now. */
export function enterLeads<E extends Kinded, A extends Kinded>(
  { page, cursor }: Dialogue<E, A>,
  known: Knowledge,
): boolean {
  if (!cursor.entered) return false;
  const spec = page.spec(known);
  return spec.kind === 'text' && (spec.enter?.go ?? null) !== null;
}

/** The dialogue as data for a face to draw. */
export function dialogueView<E extends Kinded, A extends Kinded>(
  { page, cursor }: Dialogue<E, A>,
  known: Knowledge,
  room: Room,
): DialogueView {
  const spec = page.spec(known);
  switch (spec.kind) {
    case 'list':
      return listView(spec, cursor, room.columns);
    case 'form':
      return formView(spec, cursor, room);
    case 'text':
      return { ...textView(spec, cursor, room), ...(page.busy === true ? { busy: true } : {}) };
    case 'choice':
      return choiceView(spec, cursor, room);
    case 'progress':
      return progressView(spec, room.columns);
    case 'search':
      return searchView(spec, cursor, room);
  }
}
