import type { ConsoleView } from '../../src/console/index.js';
import { keysSaid, plain } from './lines.js';

/** What a form offers since it was printed: its notice and its keys. */
export function formNews(before: ConsoleView, now: ConsoleView): readonly string[] {
  const [was, is] = [before.dialogue, now.dialogue];
  if (was?.kind !== 'form' || is?.kind !== 'form' || was.title !== is.title) return [];
  return is.keys.length > was.keys.length && is.notice.length > was.notice.length
    ? [...plain(is.notice), ...keysSaid(is.keys)].map((line) => `${line}\n`)
    : [];
}
