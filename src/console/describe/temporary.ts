import type { TemporaryAddress } from '../../model/index.js';
import { temporaryWords } from '../../text/index.js';
import { temporaryPageWords as words } from '../../text/pages/network/temporary.js';
import type { HostKnowledge } from '../knowledge.js';
import { blank, pair, text, type Paragraph } from '../widgets/paragraph.js';

/** The temporary addresses that still have time left. */
export function temporaryLeft({
  status,
  now,
}: Pick<HostKnowledge, 'status' | 'now'>): readonly TemporaryAddress[] {
  return (status?.temporary ?? []).filter(({ until }) => until > Date.parse(now));
}

/** One address: how long it stays, and what to type on the other computer. */
export function temporaryPair(
  address: TemporaryAddress,
  { now }: Pick<HostKnowledge, 'now'>,
): readonly Paragraph[] {
  const held = `${address.address}/${address.prefixLength}`;
  return [
    pair(words.status, `${held} ${temporaryWords.left(address, Date.parse(now))}`, 'accent'),
    text(temporaryWords.howToReach(address.address)),
  ];
}

/** All of them: how long they stay, what to type on the other computer, and how to end them. */
export function temporaryParagraphs(known: HostKnowledge): readonly Paragraph[] {
  const left = temporaryLeft(known);
  return left.length === 0
    ? []
    : [
        ...left.flatMap((address) => temporaryPair(address, known)),
        text(words.statusKey, 'accent'),
        blank,
      ];
}
