import type { WireFinding } from '../../model/index.js';
import {
  commandDraft,
  makeTemporaryRequest,
  planTemporary,
  removalCommands,
  staysAfter,
  temporaryQuestion,
  type TemporaryRequest,
} from '../../reset/index.js';
import {
  addedLines,
  whatFailedText,
  ipLine,
  issueText,
  temporaryErrorText,
  temporaryWords as words,
  tryHelp,
  wireDocument,
} from '../../text/index.js';
import type { CommandIo } from '../command-io.js';
import { refuse } from '../refuse.js';
import { lookAtWire } from './look-at-wire.js';
import type { ResetArguments } from './reset-arguments.js';
import type { ResetHost } from './reset-host.js';

/** RFC 5227 wants three probes, which take less than this. */
const lookSeconds = 5;

/** The options that stand for the draft's fields here, for either family. */
const ownOptions = {
  address: '--temporary-address',
  address6: '--temporary-address',
  gateway6: '--gateway',
} as const;

/**
 * `--temporary-address`: adds an address to a live port for a limited time. Answers the exit
 * status.
 */
export async function addTemporaryAddress(
  io: CommandIo,
  host: ResetHost,
  given: ResetArguments,
  typed: string,
): Promise<number> {
  const facts = await host.readFacts(given.profile);
  const wanted = makeTemporaryRequest({
    // The VLAN in the firstboot data does not count here: the port is live, and the address goes on
    // its bridge.
    device: given.draft.device ?? commandDraft(facts).device,
    vlan: given.draft.vlan ?? '',
    address: typed,
    gateway: given.draft.gateway ?? '',
    minutes: given.minutes,
  });
  if (!wanted.ok) {
    const wrong = wanted.error.map((issue) => issueText(issue, 'command', ownOptions));
    return refuse(io, given, wrong, { shown: [...wrong, tryHelp], more: { findings: [] } });
  }
  const links = await host.temporary.links();
  if (!links.ok) return refuseAddress(io, given, whatFailedText(links.error));
  const plan = planTemporary(wanted.value, links.value);
  if (!plan.ok) return refuseAddress(io, given, temporaryErrorText(plan.error));
  const findings = given.look ? await duplicates(host, wanted.value) : [];
  const [duplicate] = findings.flatMap((one) => (one.code === 'addressInUse' ? [one] : []));
  if (duplicate !== undefined && !given.force)
    return refuseAddress(
      io,
      given,
      `${words.duplicate(duplicate.address, duplicate.mac)} ${words.insist}`,
      findings,
    );
  const added = plan.value.added(Date.parse(host.now()));
  const ran = await host.temporary.add(added, plan.value.commands, removalCommands(added));
  if (!ran.ok) return refuseAddress(io, given, whatFailedText(ran.error), findings);
  const { commands } = plan.value;
  if (ran.value.unnoted !== undefined) io.err(words.unnoted(ran.value.unnoted));
  if (given.json) {
    io.json({
      result: ran.value.ran ? 'added' : 'wouldRun',
      address: added.address,
      prefixLength: wanted.value.prefixLength,
      on: added.on,
      minutes: wanted.value.minutes,
      commands: commands.map(ipLine),
      stays: staysAfter(added),
      findings: findings.map(wireDocument),
    });
  } else if (ran.value.ran)
    io.out(
      ...addedLines(plan.value, added),
      ...findings.flatMap(warning),
      words.sooner(removalCommands(added).map(ipLine).join('; ')),
    );
  else
    io.out(
      ...commands.map((command) => words.wouldRun(ipLine(command))),
      ...findings.flatMap(warning),
    );
  return 0;
}

function refuseAddress(
  io: CommandIo,
  given: ResetArguments,
  why: string,
  findings: readonly WireFinding[] = [],
): number {
  return refuse(io, given, why, {
    shown: [`${why} ${words.refused}`],
    more: { findings: findings.map(wireDocument) },
  });
}

/** Finds the hosts that already use the address on the wire. */
function duplicates(host: ResetHost, request: TemporaryRequest): Promise<readonly WireFinding[]> {
  return lookAtWire(host, temporaryQuestion(request), { seconds: lookSeconds });
}

function warning(finding: WireFinding): readonly string[] {
  if (finding.code === 'addressInUse') return [words.insisted(finding.address, finding.mac)];
  return finding.code === 'notLooked' ? [words.notLooked(wireDocument(finding).detail)] : [];
}
