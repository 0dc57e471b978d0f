import type { Size } from '../../src/console/index.js';
import { lineWords as words, textWidth } from '../../src/text/index.js';
import { backSign, type Answer, type Talk } from './talk.js';

/** The rows that lines take on a terminal, which breaks those that are too wide. */
function rowsOf(lines: readonly string[], { columns }: Size): number {
  return lines.reduce((rows, line) => rows + Math.max(1, Math.ceil(textWidth(line) / columns)), 0);
}

/** How many of these lines fit in `rows`; at least one, so that every text comes to its end. */
function fitting(lines: readonly string[], rows: number, size: Size): number {
  const over = lines.findIndex((_, index) => rowsOf(lines.slice(0, index + 1), size) > rows);
  return over === -1 ? lines.length : Math.max(1, over);
}

/** Asks whether to go on. null: yes. `stop`: the rest is not wanted. */
async function askMore(talk: Talk): Promise<Answer | 'stop' | null> {
  for (;;) {
    const answer = await talk.ask(words.more);
    if (answer.kind !== 'line') return answer;
    const typed = answer.text.trim();
    if (typed === backSign) return 'stop';
    if (typed === '') return null;
    talk.say(words.notOnOffer(typed));
  }
}

/**
 * Prints a text, and below it the lines `below`, which say what can be typed. On a terminal a text
 * that is longer than the screen stops after each screenful. Answers null, or why no more can be
 * asked.
 */
export async function readText(
  talk: Talk,
  lines: readonly string[],
  below: readonly string[] = [],
): Promise<Answer | null> {
  const screen = talk.screen();
  let rest = lines;
  // The last row is for the question.
  while (screen !== null && rest.length > 0) {
    if (rowsOf([...rest, ...below], screen) < screen.rows) break;
    const count = fitting(rest, screen.rows - 1, screen);
    talk.say(...rest.slice(0, count));
    rest = rest.slice(count);
    const more = await askMore(talk);
    if (more === 'stop') rest = [];
    else if (more !== null) return more;
  }
  talk.say(...rest, ...below);
  return null;
}
