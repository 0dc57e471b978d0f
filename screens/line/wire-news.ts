import type { ConsoleEvent, ConsoleState } from '../../src/console/index.js';
import { notHeardLines, wireLine, wireWords } from '../../src/text/index.js';

/**
 * Findings of the wire, as lines, for a page that is already printed. They are printed only when
 * silence counts too; before that they would be repeated again and again. A form tells its offer
 * itself.
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
  return [
    wireWords.title(question.device, question.vlan),
    ...[...findings.map(wireLine), ...notHeardLines(findings)].map((line) => `- ${line}`),
  ].map((line) => `${line}\n`);
}
