import { changeWords, clean, xapiErrorText, statusWords } from '../../text/index.js';
import type { ItemEvent } from '../../model/index.js';
import type { ChangeResult } from '../change.js';
import type { ObjectAnswer } from '../objects.js';
import { isAbout } from './change.js';
import { blank, item, text, type Paragraph } from './paragraph.js';
import type { DialoguePage, Go, Kinded } from './spec.js';
import { message } from './text-page.js';

/** The name of the work, the words for each state of a thing, and the sentence at the end. */
export interface WorkWords {
  readonly title: string;
  readonly states: Readonly<Record<ItemEvent['state'], string>>;
  readonly done: string;
  /** Renames a thing that is a step of this program; absent: its own name is shown. */
  readonly named?: (item: ItemEvent) => ItemEvent;
}

const tones = { begun: 'plain', done: 'good', failed: 'bad' } as const;
const marks = { begun: '- ', done: '+ ', failed: '! ' } as const;

/** Adds or updates a thing. Each is listed once, in the order in which they first appeared. */
export function withItem(
  items: readonly ItemEvent[],
  { id, name, state, detail }: ItemEvent,
): readonly ItemEvent[] {
  const entry = { id, name, state, detail };
  return items.some((one) => one.id === id)
    ? items.map((one) => (one.id === id ? entry : one))
    : [...items, entry];
}

/** A row for each thing with its state. */
export function itemRows(
  items: readonly ItemEvent[],
  states: WorkWords['states'],
): readonly Paragraph[] {
  return items.map(({ name, state, detail }) => {
    const why = state === 'failed' ? xapiErrorText(detail) : clean(detail);
    return item(
      `${clean(name) || statusWords.unnamed}: ${states[state]}${why === '' ? '' : ` (${why})`}`,
      tones[state],
      marks[state],
    );
  });
}

function outcome(own: WorkWords, result: ChangeResult): readonly Paragraph[] {
  if (result.ok) return [text(own.done, 'good')];
  const detail = xapiErrorText(result.detail);
  return [text(changeWords.failed[result.code], 'bad'), ...(detail === '' ? [] : [text(detail)])];
}

/**
 * The page of work on several things with their states. Esc closes the page, but does not stop the
 * work.
 */
function workPage<E extends Kinded>(
  effect: E,
  own: WorkWords,
  items: readonly ItemEvent[],
  { result, after }: { readonly result: ChangeResult | null; readonly after: Go<E, ObjectAnswer> },
): DialoguePage<E, ObjectAnswer> {
  const rows = itemRows(own.named === undefined ? items : items.map(own.named), own.states);
  const again = (more: readonly ItemEvent[], end: ChangeResult | null): Go<E, ObjectAnswer> => ({
    to: 'stay',
    page: workPage(effect, own, more, { result: end, after }),
  });
  return {
    name: `${effect.kind} work`,
    topic: 'progress',
    ...(result === null ? { busy: true } : {}),
    spec: () =>
      message(
        own.title,
        [
          ...rows,
          ...(rows.length === 0 ? [] : [blank]),
          ...(result === null ? [text(changeWords.waiting)] : outcome(own, result)),
        ],
        result === null ? 'close' : after,
      ),
    hears: {
      itemStep: (step) =>
        isAbout(step, effect) && result === null ? again(withItem(items, step), null) : null,
      changed: (answer) => (isAbout(answer, effect) ? again(items, answer.result) : null),
    },
  };
}

/**
 * Starts work on several things, which needs a login, and shows the state of each. `after`: where
 * Esc leads at the end.
 */
export function work<E extends Kinded>(
  effect: E,
  own: WorkWords,
  after: Go<E, ObjectAnswer>,
): Go<E, ObjectAnswer> {
  return {
    to: 'page',
    page: workPage<E>(effect, own, [], { result: null, after }),
    effects: [effect],
    guarded: true,
  };
}
