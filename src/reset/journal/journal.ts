import type { HostFiles, KeptNetworking, Mac, PoolLoss, WireFinding } from '../../model/index.js';
import type { RebuildReason } from '../rebuild/rebuild-item.js';
import type { RunEvent, RunOutcome } from '../run/event.js';
import type { HazardCode } from '../hazards/hazard.js';
import type { ResetPlan } from '../plan/plan.js';
import type { WaitEvent } from '../confirm/wait.js';

/** Who started a reset, and why. */
export interface Initiator {
  readonly user: string;
  readonly tty: string;
  readonly face: 'command' | 'console';
  /** '' when no reason was given. */
  readonly reason: string;
  /** Blocking hazards that the operator overrode by typing. Absent: none. */
  readonly overridden?: readonly HazardCode[];
}

/**
 * The start-up found no NIC with the MAC of the chosen port: the disk is in another machine, or the
 * card was replaced.
 */
export interface PortQuestion {
  /** The device's name when it was chosen. */
  readonly device: string;
  /** null: it was not known when the port was chosen. */
  readonly mac: Mac | null;
  /**
   * The NIC of that name, which the start-up used for now so that the host stays reachable. ''
   * while the start-up waits for the answer.
   */
  readonly used: string;
}

/** The NIC that the operator chose as the answer. */
export interface PortAnswer {
  readonly device: string;
  readonly mac: Mac;
}

/** One object that a rebuild had to recreate, and the result. */
export interface RebuiltThing {
  readonly kind: string;
  readonly name: string;
  readonly state: string;
  /** Why it does not exist; absent in older lines, which have it in `detail`. */
  readonly reason?: RebuildReason | null;
  /** The same in XenAPI's words; '' for none. */
  readonly detail: string;
}

/** One line of the journal. `at` is ISO 8601, UTC. */
export type JournalEntry =
  /** `basis`: the files from which the plan was made. */
  | {
      readonly kind: 'begun';
      readonly at: string;
      readonly plan: ResetPlan;
      readonly basis: HostFiles;
      readonly initiator: Initiator;
      readonly pid: number;
      /**
       * The kernel's boot id. A different one later means that the host has rebooted. Absent when
       * the kernel does not say.
       */
      readonly boot?: string;
      /**
       * What the pool database held of this host's networking at that time. Absent when it could
       * not be read.
       */
      readonly loss?: PoolLoss;
      /** What was found on the wire before the reset. Absent when it was not looked at. */
      readonly wire?: readonly WireFinding[];
      /** The networking that the reset removes. Absent when it could not be read. */
      readonly kept?: KeptNetworking;
      /** The start-up recreates the removed objects without asking. */
      readonly thenRebuild?: true;
      /**
       * The former configuration returns unless somebody confirms within so many minutes. Absent:
       * it never does.
       */
      readonly confirmWithin?: number;
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
  /** The start-up sequence's report after the reboot. */
  | {
      readonly kind: 'completed';
      readonly at: string;
      readonly planId: string;
      readonly report: unknown;
    }
  /** The start-up read the networking before it wiped it, because the reset itself could not. */
  | {
      readonly kind: 'kept';
      readonly at: string;
      readonly planId: string;
      readonly kept: KeptNetworking;
    }
  /** The removed objects were recreated, as far as possible. */
  | {
      readonly kind: 'rebuilt';
      readonly at: string;
      readonly planId: string;
      readonly items: readonly RebuiltThing[];
    }
  /** A step of the wait for a confirmation. */
  | {
      readonly kind: 'wait';
      readonly at: string;
      readonly planId: string;
      readonly wait: WaitEvent;
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
  /** An operator has read the report; it is stored as it was then. */
  | {
      readonly kind: 'acknowledged';
      readonly at: string;
      readonly planId: string;
      readonly report: unknown;
      readonly initiator: Initiator;
    };
