import type {
  ChoiceView,
  FieldView,
  FormView,
  KeyHint,
  PageView,
} from '../../src/console/index.js';
import { keyHints, lineWords as words } from '../../src/text/index.js';
import { grown } from './choice-news.js';
import {
  actionOf,
  choiceLines,
  functionKeys,
  keysLike,
  keySaid,
  keysSaid,
  menuLines,
  itemPageLines,
  plain,
} from './lines.js';
import { readText } from './read-text.js';
import { backSign, emptySign, press, type Answer, type Talk } from './talk.js';

/** A page's keys that are letters. The user types each as a line of its own. */
const letterKeys = (keys: readonly KeyHint[]): readonly KeyHint[] => keysLike(keys, /^[A-Z]$/u);

/**
 * Presses the key that a typed line names: back, or an offered function key. false when it names
 * neither.
 */
function pressed(talk: Talk, text: string, keys: readonly KeyHint[]): boolean {
  if (text === backSign) {
    press(talk, 'escape');
    return true;
  }
  const known = (['f1', 'f5', 'f8'] as const).find(
    (key) => key === text && functionKeys(keys).some((hint) => hint.key.toLowerCase() === key),
  );
  if (known !== undefined) press(talk, known);
  return known !== undefined;
}

/** The index for a typed number; null when it is out of range or not a number. */
function indexOf(text: string, count: number): number | null {
  const number = /^\d{1,4}$/u.test(text) ? Number(text) : 0;
  return number >= 1 && number <= count ? number - 1 : null;
}

/** Removes blanks around an answer, for numbers. In a field the dialogue judges the blanks. */
function trimmed(answer: Answer): Answer {
  return answer.kind === 'line' ? { kind: 'line', text: answer.text.trim() } : answer;
}

/**
 * Asks for a menu item. The number of an item that opens nothing or is disabled prints its page,
 * which says why. Answers whether there may be more input.
 */
export async function askMenu(talk: Talk): Promise<Answer> {
  const { menu, keys } = talk.view();
  talk.say('', ...menuLines(talk.view()), [words.about, ...keysSaid(keys)].join('  '));
  const answer = trimmed(await talk.ask(words.number('')));
  if (
    answer.kind !== 'line' ||
    answer.text === '' ||
    pressed(talk, answer.text, [...keys, { key: 'Esc', action: '' }])
  )
    return answer;
  const about = answer.text.endsWith('?');
  const wanted = indexOf(about ? answer.text.slice(0, -1) : answer.text, menu.items.length);
  if (wanted === null) {
    talk.say(words.notNumber(answer.text, menu.items.length));
    return answer;
  }
  press(talk, 'home', ...Array.from({ length: wanted }, () => 'down' as const));
  const before = talk.view();
  if (!about && before.menu.items[wanted]?.disabled !== true) press(talk, 'enter');
  const after = talk.view();
  if (after.dialogue !== null || after.menu.title !== before.menu.title) return answer;
  return (await readText(talk, ['', ...itemPageLines(after)])) ?? answer;
}

/** Moves the bar of a list to a row. */
function moveTo(talk: Talk, wanted: number, from: number): void {
  const key = wanted < from ? ('up' as const) : ('down' as const);
  press(talk, ...Array.from({ length: Math.abs(wanted - from) }, () => key));
}

/** When rows can be marked, several numbers mark these rows and open them. */
function marked(talk: Talk, text: string, { keys, options, selected }: ChoiceView): boolean {
  if (actionOf(keys, keyHints.mark.key) === '' || !/^\d+(?:[ ,]+\d+)+$/u.test(text)) return false;
  const wanted = text.split(/[ ,]+/u).map((number) => indexOf(number, options.length));
  const wrong = wanted.indexOf(null);
  if (wrong >= 0) {
    talk.say(words.notNumber(text, options.length));
    return true;
  }
  let at = selected;
  for (const row of new Set(wanted)) {
    if (row === null) continue;
    moveTo(talk, row, at);
    talk.input({ kind: 'text', text: ' ' });
    at = row;
  }
  press(talk, 'enter');
  return true;
}

/** Asks for the number of a row. */
export async function askChoice(talk: Talk, view: ChoiceView): Promise<Answer> {
  const away = await readText(talk, ['', ...choiceLines(view)], keysSaid(view.keys));
  if (away !== null) return away;
  const answer = trimmed(await talk.ask(words.number(String(view.selected + 1))));
  if (
    answer.kind !== 'line' ||
    pressed(talk, answer.text, view.keys) ||
    marked(talk, answer.text, view)
  )
    return answer;
  const { options } = grown(view, talk.view());
  const wanted = answer.text === '' ? view.selected : indexOf(answer.text, options.length);
  const option = wanted === null ? undefined : options[wanted];
  if (wanted === null || option === undefined)
    talk.say(words.notNumber(answer.text, options.length));
  else if (option.disabled !== '') talk.say(words.notAvailable(option.disabled));
  else {
    moveTo(talk, wanted, view.selected);
    press(talk, 'enter');
  }
  return answer;
}

/**
 * Asks for one field. Its present value is in brackets and stays when the user types Enter alone.
 * `isKey`: the typed line is a key of the form, not a value.
 */
async function askField(
  talk: Talk,
  field: FieldView,
  isKey: (text: string) => boolean = () => false,
): Promise<Answer> {
  if (field.issue !== '') talk.say(words.wrong(field.issue));
  const now = field.masked && field.value !== '' ? words.masked : field.value;
  const answer = await talk.ask(words.field(field.label, now, field.hint), field.masked);
  if (
    answer.kind !== 'line' ||
    answer.text === '' ||
    answer.text === backSign ||
    isKey(answer.text)
  )
    return answer;
  press(talk, 'clear');
  if (answer.text !== emptySign) talk.input({ kind: 'text', text: answer.text });
  return answer;
}

/** The open form, if it is still the one with this title. */
function formNow(talk: Talk, title: string): FormView | null {
  const { dialogue } = talk.view();
  return dialogue?.kind === 'form' && dialogue.title === title ? dialogue : null;
}

/**
 * Asks for a form, field by field. After the last field the form is submitted; it comes again for
 * its issues.
 */
export async function askForm(talk: Talk, view: FormView): Promise<Answer> {
  const wrong = view.fields.some(({ issue }) => issue !== '');
  if (!wrong) {
    const texts = ['', view.title, ...plain(view.intro), ...plain(view.notice)];
    const away = await readText(talk, texts, keysSaid(view.keys));
    if (away !== null) return away;
  }
  let last: Answer = { kind: 'elsewhere' };
  for (const [index, { issue }] of view.fields.entries()) {
    if (wrong && issue === '') continue;
    let filling = false;
    do {
      focus(talk, view.title, index);
      const field = formNow(talk, view.title)?.fields[index];
      if (field === undefined) return last;
      // A password may be any text.
      const asksHelp = (text: string): boolean =>
        text === 'f1' && !field.masked && hasHelp(talk, view.title);
      last = await askField(
        talk,
        field,
        (text) => text === fillKeyOf(talk, view.title) || asksHelp(text),
      );
      if (last.kind !== 'line') return last;
      if (asksHelp(last.text)) {
        press(talk, 'f1');
        return last;
      }
      filling = last.text !== '' && last.text === fillKeyOf(talk, view.title);
      if (filling) {
        press(talk, 'f8');
        continue;
      }
      if (last.text === backSign) {
        press(talk, 'escape');
        return last;
      }
      // Tab checks the field that it leaves.
      if (index < view.fields.length - 1) press(talk, 'tab');
    } while (filling || isWrong(talk, view, index));
  }
  focus(talk, view.title, view.fields.length - 1);
  press(talk, 'enter');
  return last;
}

/**
 * Whether a field must be typed again after it was left. The last field is submitted with the form.
 */
function isWrong(talk: Talk, { title, fields }: FormView, index: number): boolean {
  const issue = formNow(talk, title)?.fields[index]?.issue ?? '';
  return index < fields.length - 1 && issue !== '';
}

/** Whether F1 opens help on this form. */
function hasHelp(talk: Talk, title: string): boolean {
  return functionKeys(formNow(talk, title)?.keys ?? []).some(({ key }) => key === 'F1');
}

/** What to type for the key that fills in the form; '' if it has none. */
function fillKeyOf(talk: Talk, title: string): string {
  const keys = formNow(talk, title)?.keys ?? [];
  const [fill] = keys.includes(keyHints.fillIn) ? functionKeys([keyHints.fillIn]) : [];
  return fill?.key.toLowerCase() ?? '';
}

/** Moves to a field as Tab does. */
function focus(talk: Talk, title: string, index: number): void {
  const count = formNow(talk, title)?.fields.length ?? 0;
  for (let step = 0; step < count && formNow(talk, title)?.focused !== index; step += 1)
    press(talk, 'tab');
}

/** Asks a question that `y` answers with yes; Enter alone means no. */
async function askYes(talk: Talk, view: PageView, yes: string): Promise<Answer> {
  const answer = trimmed(await talk.ask(words.yesOrNo(yes)));
  if (answer.kind !== 'line' || pressed(talk, answer.text, view.keys)) return answer;
  const typed = answer.text.toLowerCase();
  if (typed === 'y' || typed === 'yes' || typed === 'f8') talk.input({ kind: 'text', text: 'y' });
  else if (typed === '' || typed === 'n' || typed === 'no') talk.input({ kind: 'text', text: 'n' });
  else talk.say(words.notOnOffer(answer.text));
  return answer;
}

/** Prints a whole text, then waits for Enter or for the answer that its field needs. */
export async function askPage(talk: Talk, view: PageView): Promise<Answer> {
  const { field, answers } = view;
  const letters = field === null && answers === undefined ? letterKeys(view.keys) : [];
  if (field === null || field.issue === '') {
    const below = [...keysSaid(view.keys), ...letters.map(keySaid)];
    const away = await readText(talk, ['', view.title, ...plain(view.lines)], below);
    if (away !== null) return away;
  }
  if (answers !== undefined) return askYes(talk, view, answers.labels[1] ?? '');
  const answer =
    field === null
      ? trimmed(await talk.ask(words.goOn(actionOf(view.keys, 'Enter'))))
      : await askField(talk, field);
  if (answer.kind !== 'line' || pressed(talk, answer.text, view.keys)) return answer;
  const keys = [...letters.map(({ key }) => key.toLowerCase()), ...(view.hiddenKeys ?? [])];
  const key = keys.find((one) => one === answer.text.toLowerCase());
  if (key !== undefined) talk.input({ kind: 'text', text: key });
  else if (field === null && answer.text !== '') talk.say(words.notOnOffer(answer.text));
  else press(talk, 'enter');
  return answer;
}

/** Asks for Enter to close a run that has ended. While the run goes on, there is nothing to ask. */
export async function askEnd(talk: Talk, keys: readonly KeyHint[]): Promise<Answer> {
  const answer = trimmed(await talk.ask(words.goOn(actionOf(keys, 'Enter'))));
  if (answer.kind === 'line' && !pressed(talk, answer.text, keys)) press(talk, 'enter');
  return answer;
}
