import type { ChoiceView, ConsoleView } from '../../src/console/index.js';
import { choiceLines } from './lines.js';

/** Whether rows have come at the end, and those before them are the same. */
function hasGrown(was: ChoiceView, is: ChoiceView): boolean {
  return (
    was.title === is.title &&
    was.options.length > 0 &&
    is.options.length > was.options.length &&
    was.options.every(({ cells }, index) => cells.join() === is.options[index]?.cells.join())
  );
}

/** The list that an answer is about: the printed one, with the rows that have come since. */
export function grown(printed: ChoiceView, { dialogue }: ConsoleView): ChoiceView {
  return dialogue?.kind === 'choice' && hasGrown(printed, dialogue) ? dialogue : printed;
}

/** What a list offers since it was printed: its new rows, and what its heading says about them. */
export function choiceNews(before: ConsoleView, now: ConsoleView): readonly string[] {
  const [was, is] = [before.dialogue, now.dialogue];
  if (was?.kind !== 'choice' || is?.kind !== 'choice' || !hasGrown(was, is)) return [];
  const printed = new Set(choiceLines(was));
  return choiceLines(is).flatMap((line) => (printed.has(line) ? [] : [`${line}\n`]));
}
