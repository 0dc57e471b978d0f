import { blank, text, type Paragraph } from '../widgets/paragraph.js';
import { remedyKeys, remedyText, warnings } from './warnings.js';
import type { HostKnowledge } from '../knowledge.js';

/**
 * What is wrong, in front of everything else, with what to do about it and the key for it: a person
 * at the screen came because of it.
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
