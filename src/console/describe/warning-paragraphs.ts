import { overviewWords } from '../../text/index.js';
import { blank, text, type Paragraph } from '../widgets/paragraph.js';
import { quickFixText } from './quick-fixes.js';
import { lookedAt, quickFixKeys, warnings } from './warnings.js';
import type { HostKnowledge } from '../knowledge.js';

/**
 * The warnings with their advice and keys. They come first, because an operator sits down at this
 * screen because of them.
 */
export function warningParagraphs({ status, ...host }: HostKnowledge): readonly Paragraph[] {
  if (status === null) return [];
  const found = warnings({ ...host, status });
  const keys = [...quickFixKeys(found)];
  return found.flatMap(({ what, advice, quickFixes }) => [
    text(what, 'warning'),
    ...(advice === '' ? [] : [text(advice)]),
    ...keys
      .filter(([, quickFix]) => quickFixes.includes(quickFix))
      .map(([key, quickFix]) => text(quickFixText(key, quickFix), 'accent')),
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
