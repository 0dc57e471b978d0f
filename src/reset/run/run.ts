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
   * The files the plan was made from (`HostFacts.files`): any other state on the disk refuses the
   * run.
   */
  readonly basis: HostFiles;
  /**
   * What the pool database is about to lose, for the report after the reboot; absent where it could
   * not be read.
   */
  readonly loss?: PoolLoss;
  /**
   * The networking that it wipes, to be made again later; null or absent where nobody could read
   * it.
   */
  readonly kept?: KeptNetworking | null;
  /** Make it again at the start-up, without a question. */
  readonly thenRebuild?: boolean;
  /** What was found on the wire before it. */
  readonly wire?: readonly WireFinding[];
  /** false: everything but the reboot (--no-reboot). */
  readonly reboot: boolean;
  /** Asked before every step until the first change; `true` ends the run with nothing changed. */
  readonly cancelled?: () => boolean;
}

/**
 * Runs a plan. Each event is in the journal before it is heard. The promise about failure: before
 * the first change the host is untouched; after it the files are put back and the services started
 * again, and `error.leftHost` says how well that went.
 */
export async function* runPlan(
  plan: ResetPlan,
  ports: ResetPorts,
  options: RunOptions,
): AsyncGenerator<RunEvent, RunOutcome> {
  const { basis, initiator, reboot, loss, kept, wire = [], cancelled = () => false } = options;
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
  });
  if (!begun.ok) return { result: 'failed', error: atStep(begun.error, null, 'untouched') };
  const outcome = yield* runSteps({
    plan,
    basis,
    ports,
    scribe: createEventRecorder(plan.id, 0, ports),
    reboot,
    cancelled,
  });
  await noteEnd(ports, plan.id, outcome);
  return outcome;
}
