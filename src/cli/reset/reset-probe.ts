import { commandDraft, makeWireQuestion } from '../../reset/index.js';
import { issueText, tryHelp, wireDocument, wireLine } from '../../text/index.js';
import type { CommandIo } from '../command-io.js';
import { refuse } from '../refuse.js';
import { lookAtWire } from './look-at-wire.js';
import type { ResetArguments } from './reset-arguments.js';
import { isUsageIssue } from './reset-checks.js';
import { wireLines } from './reset-summary.js';
import type { ResetHost } from './reset-host.js';

/**
 * `--probe`: says what is on the wire of a port, and changes nothing. Answers the exit status,
 * which is 0 also when nothing on the wire answers.
 */
export async function probe(
  io: CommandIo,
  host: ResetHost,
  given: ResetArguments,
): Promise<number> {
  const facts = await host.readFacts(given.profile);
  const question = makeWireQuestion({ ...commandDraft(facts), ...given.draft }, facts.profile);
  if (!question.ok) {
    const issues = question.error;
    const wrong = issues.map((issue) => issueText(issue, 'command'));
    refuse(io, given, wrong, {
      shown: [...wrong, tryHelp],
      more: { problems: [], issues, hazards: [] },
    });
    return issues.some(isUsageIssue) ? 2 : 1;
  }
  const { device, vlan } = question.value;
  const findings = await lookAtWire(host, question.value, {
    seconds: given.listen,
    raise: given.raise,
  });
  if (given.json) io.json({ device, vlan, findings: findings.map(wireDocument) });
  else io.out(...wireLines({ device, vlan }, findings));
  const missing = findings.find((one) => one.code === 'notLooked' && one.reason === 'deviceAbsent');
  if (missing === undefined) return 0;
  io.err(wireLine(missing));
  return 1;
}
