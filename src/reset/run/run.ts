import { runSteps } from './run-steps.js';
import type { RunEvent, RunOutcome } from './event.js';
import type { HostFiles, KeptNetworking, PoolLoss, WireFinding } from '../../model/index.js';
import type { Initiator } from '../journal/journal.js';
import type { ResetPlan } from '../plan/plan.js';
import type { ResetPorts } from './ports.js';
import { createEventRecorder, noteEnd, thisBoot } from './event-recorder.js';
import { atStep } from './rollback.js';

/** How a plan is to be run. */
export interface RunOptions {
  readonly initiator: Initiator;
  /**
   * The files from which the plan was made (`HostFacts.files`). The run is refused when the disk
   * differs.
   */
  readonly basis: HostFiles;
  /**
   * What the pool database is about to lose, for the report after the reboot. Absent when it could
   * not be read.
   */
  readonly loss?: PoolLoss;
  /**
   * The networking that the reset removes, for a later rebuild. null or absent when it could not be
   * read.
   */
  readonly kept?: KeptNetworking | null;
  /** The start-up makes it again without asking. */
  readonly thenRebuild?: boolean;
  /** The former configuration returns unless confirmed within so many minutes. */
  readonly confirmWithin?: number | null;
  /** What was found on the wire before the reset. */
  readonly wire?: readonly WireFinding[];
  /** false: everything except the reboot (--no-reboot). */
  readonly reboot: boolean;
  /** Asked before every step until the first change. `true` ends the run with nothing changed. */
  readonly cancelled?: () => boolean;
}

/**
 * Runs a plan. Each event is in the journal before it is yielded. What happens on an error: before
 * the first change the host is untouched. After it, the files are restored and the services started
 * again, and `error.leftHost` says how well that worked.
 */
export async function* runPlan(
  plan: ResetPlan,
  ports: ResetPorts,
  options: RunOptions,
): AsyncGenerator<RunEvent, RunOutcome> {
  const { basis, initiator, reboot, loss, kept, wire = [], cancelled = () => false } = options;
  const { confirmWithin = null } = options;
  const begun = await ports.journal.append({
    kind: 'begun',
    at: ports.now(),
    plan,
    basis,
    initiator,
    pid: ports.pid,
    ...thisBoot(ports),
    ...(loss === undefined ? {} : { loss }),
    ...(wire.length === 0 ? {} : { wire }),
    ...(kept === undefined || kept === null ? {} : { kept }),
    ...(options.thenRebuild === true ? { thenRebuild: true as const } : {}),
    ...(confirmWithin === null ? {} : { confirmWithin }),
  });
  if (!begun.ok) return { result: 'failed', error: atStep(begun.error, null, 'untouched') };
  const outcome = yield* runSteps({
    plan,
    basis,
    ports,
    recorder: createEventRecorder(plan.id, 0, ports),
    reboot,
    cancelled,
  });
  await noteEnd(ports, plan.id, outcome);
  return outcome;
}
