import type { ConsoleView } from '../../src/console/index.js';
import { plain } from './lines.js';

/** The lines that have come at the end of a page that is already printed, such as a log. */
export function tailNews(before: ConsoleView, after: ConsoleView): readonly string[] {
  const [old, now] = [before.dialogue, after.dialogue];
  if (old?.kind !== 'page' || now?.kind !== 'page') return [];
  if (old.tail !== true || now.tail !== true || old.title !== now.title) return [];
  const printed = new Set(plain(old.lines));
  return plain(now.lines).flatMap((line) => (printed.has(line) ? [] : [`${line}\n`]));
}
