import { notHeardLines, wireLine, wireWords } from '../../text/index.js';
import type { WireFinding } from '../../model/index.js';
import type { WireTold } from '../look-at-wire.js';
import type { Tone } from '../view.js';
import { item, text, type Paragraph } from '../widgets/paragraph.js';

const tones: Partial<Readonly<Record<WireFinding['code'], Tone>>> = {
  addressInUse: 'warning',
  gatewaySilent: 'warning',
  lacp: 'warning',
  noDhcpOffer: 'warning',
};

/**
 * A paragraph for each thing found on the wire so far. Once the look is over (`settled`), also what
 * was not heard.
 */
export function wireParagraphs({ findings, settled }: WireTold): readonly Paragraph[] {
  const silent = settled ? notHeardLines(findings) : [];
  return [
    ...findings.map((finding) => item(wireLine(finding), tones[finding.code] ?? 'plain', '- ')),
    ...silent.map((line) => item(line, 'plain', '- ')),
    ...(settled ? [] : [text(wireWords.waiting, 'label', 2)]),
  ];
}
