import type {
  CoordinatorProbe,
  HostFacts,
  HostFiles,
  KeptNetworking,
  PoolLoss,
  Result,
  WireFinding,
} from '../../model/index.js';
import type { HazardCode, PortAnswer, Rehearsal, ResetPlan } from '../../reset/index.js';
import type { ReadFacts } from '../core-effect.js';
import type { LookAtWire, StopLooking, WireLooked } from '../look-at-wire.js';
import type { ObjectAnswer } from '../objects.js';

/**
 * Starts a reset; answered by `run` events and one `runEnded`. Asked for only after `yes` was
 * typed.
 */
export interface RunReset {
  readonly kind: 'runReset';
  readonly plan: ResetPlan;
  /** The files that the plan was made from. The run refuses to begin if they have changed. */
  readonly basis: HostFiles;
  /** What the pool database will lose, for the report after the reboot; null if unknown. */
  readonly loss: PoolLoss | null;
  /** What was heard on the wire so far. */
  readonly wire: readonly WireFinding[];
  /**
   * The networking that the reset removes, kept to be recreated later; null if nobody could read
   * it.
   */
  readonly kept: KeptNetworking | null;
  /** The start-up recreates what the reset removed. Absent: it does not. */
  readonly thenRebuild?: true;
  /**
   * The former configuration returns unless confirmed within so many minutes. Absent: it never
   * does.
   */
  readonly confirmWithin?: number;
  /** '' = none given. */
  readonly reason: string;
  /** Hazards that would have stopped the reset, but were overridden by the operator. */
  readonly overridden: readonly HazardCode[];
  /** The logged-in user who asked for it, for the journal; '' if no login is needed. */
  readonly by: string;
}

/**
 * Asks the VMs of this host to shut down, in the reverse order of their start, with a deadline.
 * Each reports how it ends (`itemStep`).
 */
export interface EndVms {
  readonly kind: 'endVms';
}

/** Runs this reset on a copy of the host; answered by `rehearsed`. The host is only read. */
export interface Rehearse {
  readonly kind: 'rehearse';
  readonly plan: ResetPlan;
  readonly facts: HostFacts;
  readonly wire: readonly WireFinding[];
  /** The rebuild is rehearsed too. */
  readonly thenRebuild: boolean;
  readonly by: string;
}

/** Tries XAPI at the pool coordinator's address; answered by `coordinatorTried`. */
export interface TryCoordinator {
  readonly kind: 'tryCoordinator';
  readonly address: string;
}

/** Ends the run if it has changed nothing yet; answered by `runEnded`. */
export interface CancelRun {
  readonly kind: 'cancelRun';
}

/** Finishes a reset that stopped half-way; answered like `runReset`. */
export interface Resume {
  readonly kind: 'resume';
  readonly planId: string;
  readonly by: string;
}

/** Undoes what a reset changed; answered by `undoEnded`. */
export interface Undo {
  readonly kind: 'undo';
  readonly planId: string;
  readonly by: string;
}

/** Completes the reset on this port; answered by `restart` events and a `report`. */
export interface AnswerPort {
  readonly kind: 'answerPort';
  readonly planId: string;
  readonly answer: PortAnswer;
  readonly by: string;
}

/** The effects that the reset's pages ask for. */
export type ResetEffect =
  | RunReset
  | CancelRun
  | Resume
  | Undo
  | AnswerPort
  | LookAtWire
  | StopLooking
  | TryCoordinator
  | Rehearse
  | ReadFacts
  | EndVms;

/** The host was read again. */
export interface FactsRead {
  readonly kind: 'facts';
  readonly facts: HostFacts;
}

/** The result of trying the pool coordinator; `trial` null: nothing could try it. */
export interface CoordinatorTried {
  readonly kind: 'coordinatorTried';
  readonly address: string;
  readonly probe: CoordinatorProbe | null;
}

/** How a rehearsal went. The error says why no copy of the host could be made. */
export interface Rehearsed {
  readonly kind: 'rehearsed';
  readonly planId: string;
  readonly result: Result<Rehearsal, string>;
}

/** The answers that the reset's pages receive. */
export type ResetAnswer = FactsRead | Rehearsed | CoordinatorTried | WireLooked | ObjectAnswer;
