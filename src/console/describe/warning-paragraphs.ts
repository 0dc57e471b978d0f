import { blank, text, type Paragraph } from '../widgets/paragraph.js';
import { remedyKeys, remedyText, warnings } from './warnings.js';
import type { HostKnowledge } from '../knowledge.js';

/**
 * The warnings with their advice and keys. They come first, because an operator sits down at this
 * screen because of them.
 */
export function warningParagraphs({ status, ...host }: HostKnowledge): readonly Paragraph[] {
  if (status === null) return [];
  const found = warnings({ ...host, status });
  const keys = [...remedyKeys(found)];
  return found.flatMap(({ what, advice, remedies }) => [
    text(what, 'warning'),
    ...(advice === '' ? [] : [text(advice)]),
    ...keys
      .filter(([, remedy]) => remedies.includes(remedy))
      .map(([key, remedy]) => text(remedyText(key, remedy), 'accent')),
    blank,
  ]);
}
