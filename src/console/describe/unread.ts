import type { Reason } from '../../model/index.js';
import { unknownValue, xapiWarning } from '../../text/index.js';
import type { HostKnowledge } from '../knowledge.js';
import { text, type Paragraph } from '../widgets/paragraph.js';

/** Why XenAPI's objects are not shown: XAPI does not answer, or `unreadable` with the reason. */
export function unreadParagraphs(
  reason: Reason,
  { facts }: Pick<HostKnowledge, 'facts'>,
  words: { readonly unreadable: (why: string) => string; readonly noXapi: string },
): readonly Paragraph[] {
  const warning = xapiWarning(facts?.xapi ?? 'running');
  return [
    text(warning?.what ?? words.unreadable(unknownValue(reason)), 'warning'),
    text(words.noXapi),
  ];
}
