import type { ConsoleEvent, ConsoleState } from '../../src/console/index.js';
import { notHeardLines, wireLine, wireWords } from '../../src/text/index.js';

/**
 * What the wire says, as lines, for a page that has been printed and stays; once silence counts
 * too, since before that it would be told again and again.
 */
export function wireNews(
  event: ConsoleEvent,
  before: ConsoleState,
  after: ConsoleState,
): readonly string[] {
  const page = before.dialogue?.page.name;
  if (event.kind !== 'wire' || !event.settled) return [];
  if (page === undefined || page !== after.dialogue?.page.name) return [];
  const { question, findings } = event;
  return [
    wireWords.title(question.device, question.vlan),
    ...[...findings.map(wireLine), ...notHeardLines(findings)].map((line) => `- ${line}`),
  ].map((line) => `${line}\n`);
}
