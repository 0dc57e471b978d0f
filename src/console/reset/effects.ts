import type {
  CoordinatorTrial,
  HostFacts,
  HostFiles,
  KeptNetworking,
  PoolLoss,
  WireFinding,
} from '../../model/index.js';
import type { HazardCode, PortAnswer, ResetPlan } from '../../reset/index.js';
import type { ReadFacts } from '../core-effect.js';
import type { LookAtWire, StopLooking, WireLooked } from '../look-at-wire.js';
import type { ObjectAnswer } from '../objects.js';

/** Answered by `run` events and one `runEnded`. Asked for only after `yes` was typed. */
export interface RunReset {
  readonly kind: 'runReset';
  readonly plan: ResetPlan;
  /** The files the plan was made from: should they differ when the run begins, it refuses. */
  readonly basis: HostFiles;
  /**
   * What the pool database is about to lose, for the report after the reboot; null where that is
   * not known.
   */
  readonly loss: PoolLoss | null;
  /** What the wire has said so far. */
  readonly wire: readonly WireFinding[];
  /** The networking that is wiped, to be made again later; null where nobody could read it. */
  readonly kept: KeptNetworking | null;
  /** What is wiped is made again at the start-up. Absent: it is not. */
  readonly thenRebuild?: true;
  /** '' = none given. */
  readonly reason: string;
  /**
   * Hazards that would have stopped it, had the operator not typed that it shall go on all the
   * same.
   */
  readonly overridden: readonly HazardCode[];
  /** Who is logged in and has asked for it, for the journal; '' where nobody has to log in. */
  readonly by: string;
}

/**
 * The VMs of this host asked to shut down, the last to start first, with a deadline; each tells how
 * it ends (`itemStep`).
 */
export interface EndVms {
  readonly kind: 'endVms';
}

/** XAPI asked for at the pool coordinator's address; answered by `coordinatorTried`. */
export interface TryCoordinator {
  readonly kind: 'tryCoordinator';
  readonly address: string;
}

/** End the run if nothing is changed yet; answered by `runEnded`. */
export interface CancelRun {
  readonly kind: 'cancelRun';
}

/** Finish a reset that stopped half-way; answered like `runReset`. */
export interface Resume {
  readonly kind: 'resume';
  readonly planId: string;
  readonly by: string;
}

/** Put back what a reset has changed; answered by `undoEnded`. */
export interface Undo {
  readonly kind: 'undo';
  readonly planId: string;
  readonly by: string;
}

/** Complete the reset on this port; answered by `machine` events and a `report`. */
export interface AnswerPort {
  readonly kind: 'answerPort';
  readonly planId: string;
  readonly answer: PortAnswer;
  readonly by: string;
}

/** What the reset's pages ask for. */
export type ResetEffect =
  | RunReset
  | CancelRun
  | Resume
  | Undo
  | AnswerPort
  | LookAtWire
  | StopLooking
  | TryCoordinator
  | ReadFacts
  | EndVms;

/** The host was read anew. */
export interface FactsRead {
  readonly kind: 'facts';
  readonly facts: HostFacts;
}

/** What came of trying the pool coordinator; `trial` null: nobody can look. */
export interface CoordinatorTried {
  readonly kind: 'coordinatorTried';
  readonly address: string;
  readonly trial: CoordinatorTrial | null;
}

/** What the reset's pages hear. */
export type ResetAnswer = FactsRead | CoordinatorTried | WireLooked | ObjectAnswer;
