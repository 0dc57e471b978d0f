import { overviewWords } from '../../text/index.js';
import { blank, text, type Paragraph } from '../widgets/paragraph.js';
import { remedyText } from './remedies.js';
import { lookedAt, remedyKeys, warnings } from './warnings.js';
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

/**
 * That nothing is wrong, and what was looked at; nothing if there is a warning, or if the third
 * column says it.
 */
export function wellParagraphs({ status, ...host }: HostKnowledge): readonly Paragraph[] {
  const looked = status === null || host.hasOverviewColumn ? '' : lookedAt({ ...host, status });
  return looked === '' ? [] : [text(overviewWords.well, 'good'), text(looked, 'dim')];
}
