import { changeWords as words, clean, xapiErrorText, reportRows } from '../../text/index.js';
import type { ChangeResult, ManagementGot, NameCheck } from '../change.js';
import type { Knowledge } from '../knowledge.js';
import { blank, item, text, verbatim, type Paragraph } from './paragraph.js';
import type { ChoiceSpec, DialoguePage, Go, Kinded } from './spec.js';
import { message } from './text-page.js';

/** How a change ended; `change` is the kind of the effect that asked for it. */
export interface Changed {
  readonly kind: 'changed';
  readonly change: string;
  /** The effect that asked for it. Absent: the only one of its kind. */
  readonly of?: Kinded;
  readonly result: ChangeResult;
}

/** Whether an answer is about this effect, and not about an earlier one of its kind. */
export const isAbout = ({ change, of }: Pick<Changed, 'change' | 'of'>, effect: Kinded): boolean =>
  change === effect.kind && (of === undefined || of === effect);

/** A step of a change begins, so the earlier ones have ended. */
export interface ChangeStep {
  readonly kind: 'changeStep';
  readonly step: string;
}

/** What a change reports. */
export type ChangeAnswer = Changed | ChangeStep;

/**
 * The name of a change, and the sentence for its success. `steps`: the names of the steps that it
 * reports.
 */
export interface ChangeWords {
  readonly title: string;
  readonly done: string;
  readonly steps?: Readonly<Record<string, string>>;
  /** The host goes down after this change. */
  readonly givesWay?: true;
}

function nameParagraph({ name, wanted, got, detail }: NameCheck): Paragraph {
  return got === wanted
    ? verbatim(words.asWanted(words.names[name], got), 'good')
    : text(words.stays(words.names[name], got, detail), 'bad');
}

/** What there is now, one value per line. A wrong one also shows what was wanted. */
function gotParagraphs({ checks, names, formerKept }: ManagementGot): readonly Paragraph[] {
  const rows = reportRows(checks).map((row) =>
    row.ok ? verbatim(row.text, 'good') : text(row.text, 'bad'),
  );
  return [
    blank,
    text(words.got, 'heading'),
    ...rows,
    ...names.map(nameParagraph),
    ...(formerKept === '' ? [] : [blank, text(words.formerKept(formerKept), 'warning')]),
  ];
}

/** How a change ended, and what there is now. */
export function outcomeParagraphs(
  { done }: ChangeWords,
  result: ChangeResult,
): readonly Paragraph[] {
  const detail = result.ok ? clean(result.detail) : xapiErrorText(result.detail);
  return [
    result.ok ? text(done, 'good') : text(words.failed[result.code], 'bad'),
    ...(detail === '' ? [] : [text(detail)]),
    ...(result.got === undefined ? [] : gotParagraphs(result.got)),
  ];
}

/** The page for the end of a change, from what is known then. */
export type Ended<E extends Kinded> = (
  own: ChangeWords,
  changed: Changed,
  known: Knowledge,
) => DialoguePage<E, ChangeAnswer>;

/**
 * The page for the end of a change. After an error, Esc leads back to what was typed. `after`:
 * where it leads after a success; absent: the dialogue ends.
 */
export function endedPage<E extends Kinded>(
  own: ChangeWords,
  { change, result }: Changed,
  after?: Go<E, ChangeAnswer>,
): DialoguePage<E, ChangeAnswer> {
  const { title, givesWay } = own;
  return {
    name: `${change} ended`,
    topic: 'progress',
    ...(givesWay === true && result.ok ? { givesWay } : {}),
    spec: () =>
      message(title, outcomeParagraphs(own, result), result.ok ? (after ?? 'close') : 'back'),
  };
}

/** The page while a change goes on. Esc closes the page, but does not stop the change. */
function waitingPage<E extends Kinded>(
  effect: E,
  own: ChangeWords,
  steps: readonly string[],
  ended: Ended<E>,
): DialoguePage<E, ChangeAnswer> {
  const last = steps.length - 1;
  const lines = steps.map((step, index) =>
    item(
      own.steps?.[step] ?? step,
      index === last ? 'accent' : 'plain',
      index === last ? '> ' : '+ ',
    ),
  );
  return {
    name: `${effect.kind} waiting`,
    topic: 'progress',
    busy: true,
    spec: () =>
      message(
        own.title,
        [...lines, ...(lines.length === 0 ? [] : [blank]), text(words.waiting)],
        'close',
      ),
    hears: {
      changed: (answer, known) =>
        isAbout(answer, effect) ? { to: 'stay', page: ended(own, answer, known) } : null,
      changeStep: (answer) =>
        own.steps === undefined
          ? null
          : { to: 'stay', page: waitingPage(effect, own, [...steps, answer.step], ended) },
    },
  };
}

/**
 * Starts a change, which needs a login, and opens the page that waits for its end. `after`: as for
 * `endedPage`, such as back to the list, which is read again. `ended`: another page for the end.
 */
export function change<E extends Kinded>(
  effect: E,
  own: ChangeWords,
  after?: Go<E, ChangeAnswer>,
  ended: Ended<E> = (words, changed) => endedPage(words, changed, after),
): Go<E, ChangeAnswer> {
  return {
    to: 'page',
    page: waitingPage<E>(effect, own, [], ended),
    effects: [effect],
    guarded: true,
  };
}

/** The last question before a change: `action` is what yes does. */
export function question<E extends Kinded, A extends Kinded>(
  title: string,
  paragraphs: readonly Paragraph[],
  action: string,
  go: Go<E, A>,
): ChoiceSpec<E, A> {
  return { kind: 'choice', title, paragraphs, action, go };
}
