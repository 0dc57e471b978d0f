import {
  answersNobody,
  coordinatorAddressOf,
  type HostFacts,
  type PoolRecoveryDone,
  type PoolRecoveryError,
  type Result,
} from '../../../model/index.js';
import { coordinatorHazard, makeCoordinatorAddress } from '../../../reset/index.js';
import {
  commandWords,
  coordinatorFoundText,
  hazardText,
  issueText,
  poolRecoveryWords as words,
  recoveryErrorText,
  recoveryLines,
  tryHelp,
} from '../../../text/index.js';
import { poolPageWords } from '../../../text/pages/network/pool.js';
import type { CommandIo } from '../../command-io.js';
import { refuse } from '../../refuse.js';
import { agrees } from '../confirmation.js';
import type { ResetArguments } from '../reset-arguments.js';
import type { ResetHost } from '../reset-host.js';

/** The option that stands for the draft's field here. */
const ownOption = { coordinatorAddress: '--coordinator-address' } as const;

/**
 * `--coordinator-address`, `--become-coordinator` and `--recover-supporters`. Answers the exit
 * status. The original's test hook is for resets: a file that its tests have left behind must not
 * make a second coordinator without a question.
 */
export async function changePool(
  io: CommandIo,
  host: ResetHost,
  given: ResetArguments,
): Promise<number> {
  const facts = await host.readFacts(given.profile);
  switch (given.action) {
    case 'coordinator-address':
      return point(io, host, given, facts);
    case 'become-coordinator':
      return become(io, host, given, facts);
    default:
      return recover(io, host, given, facts);
  }
}

async function point(
  io: CommandIo,
  host: ResetHost,
  given: ResetArguments,
  facts: HostFacts,
): Promise<number> {
  const { pool } = facts;
  if (pool.role === 'coordinator' && !given.force) return refuse(io, given, words.isCoordinator);
  const wanted = makeCoordinatorAddress(given.coordinator ?? '', facts);
  if (!wanted.ok) {
    const wrong = wanted.error.map((issue) => issueText(issue, 'command', ownOption));
    return refuse(io, given, wrong, { shown: [...wrong, tryHelp] });
  }
  const address = wanted.value;
  const probe = await host.tryCoordinator(address);
  const found = probe === null ? null : coordinatorHazard(probe);
  if (found?.severity === 'blocks' && !given.force)
    return refuse(io, given, [hazardText(found), commandWords.refusedButInsist]);
  if (probe !== null && answersNobody(probe))
    io.err(`${coordinatorFoundText(probe)} ${words.staysInEmergency}`);
  else if (found?.severity === 'informs' && !given.json) io.out(hazardText(found));
  else if (found !== null) io.err(hazardText(found));
  const before = coordinatorAddressOf(pool) || poolPageWords.noAddress;
  if (!(await agrees(io, given, words.pointQuestion(before, address)))) return 1;
  return tell(io, given, await host.pool.apply({ kind: 'pointAtCoordinator', address }), [
    words.pointed(address),
  ]);
}

async function become(
  io: CommandIo,
  host: ResetHost,
  given: ResetArguments,
  { pool, haArmed }: HostFacts,
): Promise<number> {
  if (pool.role === 'coordinator') return refuse(io, given, words.isCoordinatorAlready);
  if (haArmed.known && haArmed.value) return refuse(io, given, words.haArmed);
  if (!given.json) io.out(words.becomeWarnings.join(' '));
  if (!(await agrees(io, given, words.becomeQuestion))) return 1;
  return tell(io, given, await host.pool.apply({ kind: 'becomeCoordinator' }), [words.became]);
}

async function recover(
  io: CommandIo,
  host: ResetHost,
  given: ResetArguments,
  { pool }: HostFacts,
): Promise<number> {
  if (pool.role === 'supporter') return refuse(io, given, words.notCoordinator);
  return tell(io, given, await host.pool.apply({ kind: 'recoverSupporters' }), []);
}

/**
 * Prints what was done. The exit status is 1 also when a supporter did not answer, because somebody
 * has to go there.
 */
function tell(
  io: CommandIo,
  given: ResetArguments,
  done: Result<PoolRecoveryDone, PoolRecoveryError>,
  lines: readonly string[],
): number {
  if (!done.ok) return refuse(io, given, recoveryErrorText(done.error));
  const { value } = done;
  const silent = value.how === 'told' ? value.silent : [];
  if (given.json) io.json({ result: 'done', ...value });
  else
    io.out(
      ...lines,
      ...recoveryLines(value),
      ...(silent.length === 0 ? [] : [words.silent(silent)]),
    );
  return silent.length === 0 ? 0 : 1;
}
