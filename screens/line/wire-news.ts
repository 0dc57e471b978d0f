import type { ConsoleEvent, ConsoleState } from '../../src/console/index.js';
import type { WireFinding } from '../../src/model/index.js';
import { notHeardLines, wireLine, wireWords } from '../../src/text/index.js';

/**
 * Findings of the wire, as lines, for a page that is already printed. They are printed once the
 * time for answers is over, and again when something other than the seconds has changed. A form
 * shows its DHCP offer itself.
 */
export function wireNews(
  event: ConsoleEvent,
  before: ConsoleState,
  after: ConsoleState,
): readonly string[] {
  const page = before.dialogue?.page.name;
  if (event.kind !== 'wire' || !event.settled || page === 'address') return [];
  if (page === undefined || page !== after.dialogue?.page.name) return [];
  const { question, findings } = event;
  if (before.wire?.settled === true && isToldAlready(before.wire.findings, findings)) return [];
  return [
    wireWords.title(question.device, question.vlan),
    ...[...findings.map(wireLine), ...notHeardLines(findings)].map((line) => `- ${line}`),
  ].map((line) => `${line}\n`);
}

/** Whether the findings differ in nothing but the seconds that they name. */
function isToldAlready(some: readonly WireFinding[], others: readonly WireFinding[]): boolean {
  const keyOf = (findings: readonly WireFinding[]): string =>
    JSON.stringify(findings.map((finding) => ({ ...finding, seconds: 0 })));
  return keyOf(some) === keyOf(others);
}
