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
  wish: ResetArguments,
): Promise<number> {
  const facts = await host.readFacts(wish.profile);
  switch (wish.action) {
    case 'coordinator-address':
      return point(io, host, wish, facts);
    case 'become-coordinator':
      return become(io, host, wish, facts);
    default:
      return recover(io, host, wish, facts);
  }
}

async function point(
  io: CommandIo,
  host: ResetHost,
  wish: ResetArguments,
  facts: HostFacts,
): Promise<number> {
  const { pool } = facts;
  if (pool.role === 'coordinator' && !wish.force) return refuse(io, wish, words.isCoordinator);
  const wanted = makeCoordinatorAddress(wish.coordinator ?? '', facts);
  if (!wanted.ok) {
    const wrong = wanted.error.map((issue) => issueText(issue, 'command', ownOption));
    return refuse(io, wish, wrong, { shown: [...wrong, tryHelp] });
  }
  const address = wanted.value;
  const trial = await host.tryCoordinator(address);
  const found = trial === null ? null : coordinatorHazard(trial);
  if (found?.severity === 'blocks' && !wish.force)
    return refuse(io, wish, [hazardText(found), commandWords.refusedButInsist]);
  if (trial !== null && answersNobody(trial))
    io.err(`${coordinatorFoundText(trial)} ${words.staysInEmergency}`);
  else if (found?.severity === 'informs' && !wish.json) io.out(hazardText(found));
  else if (found !== null) io.err(hazardText(found));
  const before = coordinatorAddressOf(pool) || poolPageWords.noAddress;
  if (!(await agrees(io, wish, words.pointQuestion(before, address)))) return 1;
  return tell(io, wish, await host.pool.apply({ kind: 'pointAtCoordinator', address }), [
    words.pointed(address),
  ]);
}

async function become(
  io: CommandIo,
  host: ResetHost,
  wish: ResetArguments,
  { pool, haArmed }: HostFacts,
): Promise<number> {
  if (pool.role === 'coordinator') return refuse(io, wish, words.isCoordinatorAlready);
  if (haArmed.known && haArmed.value) return refuse(io, wish, words.haArmed);
  if (!wish.json) io.out(words.becomeWarnings.join(' '));
  if (!(await agrees(io, wish, words.becomeQuestion))) return 1;
  return tell(io, wish, await host.pool.apply({ kind: 'becomeCoordinator' }), [words.became]);
}

async function recover(
  io: CommandIo,
  host: ResetHost,
  wish: ResetArguments,
  { pool }: HostFacts,
): Promise<number> {
  if (pool.role === 'supporter') return refuse(io, wish, words.notCoordinator);
  return tell(io, wish, await host.pool.apply({ kind: 'recoverSupporters' }), []);
}

/**
 * Prints what was done. The exit status is 1 also when a supporter did not answer, because somebody
 * has to go there.
 */
function tell(
  io: CommandIo,
  wish: ResetArguments,
  done: Result<PoolRecoveryDone, PoolRecoveryError>,
  lines: readonly string[],
): number {
  if (!done.ok) return refuse(io, wish, recoveryErrorText(done.error));
  const { value } = done;
  const silent = value.how === 'told' ? value.silent : [];
  if (wish.json) io.json({ result: 'done', ...value });
  else
    io.out(
      ...lines,
      ...recoveryLines(value),
      ...(silent.length === 0 ? [] : [words.silent(silent)]),
    );
  return silent.length === 0 ? 0 : 1;
}
