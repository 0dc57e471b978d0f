import type { HostFiles, KeptNetworking, Mac, PoolLoss, WireFinding } from '../../model/index.js';
import type { RunEvent, RunOutcome } from '../run/event.js';
import type { HazardCode } from '../hazards/hazard.js';
import type { ResetPlan } from '../plan/plan.js';

/** Who started a reset, and why. */
export interface Initiator {
  readonly user: string;
  readonly tty: string;
  readonly face: 'command' | 'console';
  /** '' = none given. */
  readonly reason: string;
  /**
   * Hazards that would have stopped it, had they not been overridden by typing. Absent: none was.
   */
  readonly overridden?: readonly HazardCode[];
}

/**
 * The start-up found no NIC with the MAC of the chosen port: the disk is in another machine, or the
 * card was replaced.
 */
export interface PortQuestion {
  /** The device's name when it was chosen. */
  readonly device: string;
  /** null: it was not known then. */
  readonly mac: Mac | null;
  /**
   * The NIC that was taken meanwhile, by the name alone, so that the host is not lost; '' while the
   * start-up waits for the answer.
   */
  readonly used: string;
}

/** The NIC that the operator named in answer. */
export interface PortAnswer {
  readonly device: string;
  readonly mac: Mac;
}

/** One thing that a rebuild was to make again, and what came of it. */
export interface RebuiltThing {
  readonly kind: string;
  readonly name: string;
  readonly state: string;
  /** Why it is not there, in XenAPI's words; '' for nothing. */
  readonly detail: string;
}

/** One line of the journal. `at` is ISO 8601, UTC. */
export type JournalEntry =
  /** `basis`: the files as the plan was made from them. */
  | {
      readonly kind: 'begun';
      readonly at: string;
      readonly plan: ResetPlan;
      readonly basis: HostFiles;
      readonly initiator: Initiator;
      readonly pid: number;
      /**
       * The kernel's boot id: another one later tells that the host has started since. Absent where
       * the kernel does not say.
       */
      readonly boot?: string;
      /**
       * What the pool database held of this host's networking then. Absent where it could not be
       * read.
       */
      readonly loss?: PoolLoss;
      /** What was found on the wire before it. Absent where nobody looked. */
      readonly wire?: readonly WireFinding[];
      /** The networking that it wipes. Absent where nobody could read it. */
      readonly kept?: KeptNetworking;
      /** What was wiped is made again at the start-up, without a question. */
      readonly thenRebuild?: true;
    }
  | { readonly kind: 'event'; readonly event: RunEvent }
  | {
      readonly kind: 'ended';
      readonly at: string;
      readonly planId: string;
      readonly outcome: RunOutcome;
    }
  | {
      readonly kind: 'resumed' | 'undoing' | 'undone';
      readonly at: string;
      readonly planId: string;
      readonly initiator: Initiator;
      readonly boot?: string;
    }
  /** The start-up sequence's word after the reboot. */
  | {
      readonly kind: 'completed';
      readonly at: string;
      readonly planId: string;
      readonly report: unknown;
    }
  /** The start-up has read the networking before it wiped it, where the reset itself could not. */
  | {
      readonly kind: 'kept';
      readonly at: string;
      readonly planId: string;
      readonly kept: KeptNetworking;
    }
  /** What was wiped has been made again, as far as it could be. */
  | {
      readonly kind: 'rebuilt';
      readonly at: string;
      readonly planId: string;
      readonly items: readonly RebuiltThing[];
    }
  /** The start-up asks which NIC is meant. */
  | {
      readonly kind: 'asked';
      readonly at: string;
      readonly planId: string;
      readonly question: PortQuestion;
    }
  | {
      readonly kind: 'answered';
      readonly at: string;
      readonly planId: string;
      readonly answer: PortAnswer;
      readonly initiator: Initiator;
    }
  /** Somebody has read the report, as it was then. */
  | {
      readonly kind: 'acknowledged';
      readonly at: string;
      readonly planId: string;
      readonly report: unknown;
      readonly initiator: Initiator;
    };
