import type {
  ChoiceView,
  ConsoleView,
  KeyHint,
  Line,
  PageView,
  ProgressView,
} from '../../src/console/index.js';
import { keyHints, lineWords as words, screenWords } from '../../src/text/index.js';
import { backSign } from './talk.js';

/** The name of the key Esc in a sentence about what it does. Line by line there is no such key. */
const escape = /\bEsc(?= (?:always|closes|does|goes|leads|leaves|stops|to)\b)/gu;

/** Lines of spans as plain text. Nothing is lost: a tone is never the only sign of a meaning. */
export function plain(lines: readonly Line[]): string[] {
  return lines.map((line) =>
    line
      .map(({ text }) => text)
      .join('')
      .replace(escape, backSign)
      .trimEnd(),
  );
}

/** The non-empty cells of a row, in reading order. */
function cells(row: readonly string[]): string {
  return row.filter((cell) => cell !== '').join(', ');
}

/** The menu as a numbered list. */
export function menuLines({ menu }: ConsoleView): string[] {
  return [
    menu.title,
    ...menu.items.map(
      ({ label, disabled }, index) =>
        `${index + 1}. ${label}${disabled ? ` ${words.disabled}` : ''}`,
    ),
  ];
}

/** The page of the item under the bar, without the hint what Enter does on a screen. */
export function itemPageLines({ itemPage }: ConsoleView): string[] {
  const way = itemPage.wayRows ?? 0;
  return [itemPage.title, ...plain(itemPage.lines.slice(0, itemPage.lines.length - way))];
}

/** A choice as numbered rows. A row that cannot be chosen says why. */
export function choiceLines(view: ChoiceView): string[] {
  const headings = cells(view.columns);
  return [
    view.title,
    ...plain(view.intro),
    ...(headings === '' ? [] : [headings]),
    ...view.options.map(
      (option, index) =>
        `${index + 1}. ${cells(option.cells)}` +
        (option.disabled === '' ? '' : `. ${words.notAvailable(option.disabled)}`),
    ),
    ...plain(view.notice),
  ];
}

function stepLine(step: ProgressView['steps'][number]): string {
  return (
    `${screenWords.step[step.state]}: ` +
    `${step.label}${step.note === '' ? '' : ` (${step.note})`}`
  );
}

/** The lines that are new since the list of steps before: steps that changed, and a new summary. */
export function progressNews(before: ProgressView | null, now: ProgressView): string[] {
  const steps = now.steps.filter((step, index) => {
    const old = before?.steps[index];
    // A step that appears as it begins is printed only when it has ended. Otherwise the start-up's
    // lines would all appear twice.
    if (old === undefined && before !== null && step.state === 'running') return false;
    return step.state !== 'waiting' && (old?.label !== step.label || old.state !== step.state);
  });
  const summary = plain(now.summary);
  const earlier = before === null ? [] : plain(before.summary);
  return [
    ...(before?.title === now.title ? [] : [now.title]),
    ...steps.map(stepLine),
    ...(summary.join('\n') === earlier.join('\n') ? [] : summary),
  ];
}

/**
 * Makes a function that answers the new lines on the page of a change. It answers null once the
 * change has ended or the page is left.
 */
export function changeNews(
  first: PageView,
): (now: ConsoleView['dialogue']) => readonly string[] | null {
  const printed = new Set(['']);
  let title = ['', first.title];
  return (now) => {
    if (now?.kind !== 'page' || now.busy !== true || now.title !== first.title) return null;
    const news = plain(now.lines).filter((line) => !printed.has(line));
    for (const line of news) printed.add(line);
    const lines = [...title, ...news];
    title = [];
    return lines;
  };
}

/** The action of a key on this page; '' for none. */
export function actionOf(keys: readonly KeyHint[], key: string): string {
  return keys.find((hint) => hint.key === key)?.action ?? '';
}

/** The hints whose key has this form, or one of two keys with a slash between them (`B/F8`). */
export function keysLike(keys: readonly KeyHint[], form: RegExp): readonly KeyHint[] {
  return keys.flatMap(({ key, action }) =>
    key
      .split('/')
      .filter((one) => form.test(one))
      .map((one) => ({ key: one, action })),
  );
}

/** The function keys of the bottom line. The user types their names (`f5`). */
export const functionKeys = (keys: readonly KeyHint[]): readonly KeyHint[] =>
  keysLike(keys, /^F\d+$/u);

/** The keys of a page that can be typed, in words. */
export function keysSaid(keys: readonly KeyHint[]): string[] {
  const back = actionOf(keys, 'Esc');
  return [
    ...(back === '' ? [] : [words.back(back)]),
    ...(actionOf(keys, keyHints.mark.key) === '' ? [] : [words.several]),
    ...functionKeys(keys).map(keySaid),
  ];
}

/** A key and what it does. */
export const keySaid = ({ key, action }: KeyHint): string => `${key.toLowerCase()}: ${action}`;
