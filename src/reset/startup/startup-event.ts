import type { PortError } from '../../model/index.js';
import type { PortQuestion } from '../journal/journal.js';
import type { TrialStep } from '../confirm/trial.js';
import type { WaitEvent } from '../confirm/wait.js';
import type { RebuildItem } from '../rebuild/rebuild-item.js';
import type { TriggerIssue } from '../files/trigger.js';
import type { VerificationReport } from './verification.js';

/**
 * The steps of the start-up sequence, in order (design page, "Start-up Sequence"). `createVlan` and
 * `reconfigureIpv6` were added later and run only when the trigger asks for them.
 */
export type StartupStepName =
  | 'readTrigger'
  | 'resetNetworking'
  | 'scan'
  | 'createVlan'
  | 'reconfigureIp'
  | 'reconfigureIpv6'
  | 'managementReconfigure'
  | 'deleteTrigger'
  /** Only when our own reset asks for a bond. The reset counts as complete with or without it. */
  | 'createBond';

/** Why the reset could not be completed. */
export interface StartupError {
  readonly code:
    | 'trigger.unreadable' // subject: its path; detail: the system's words
    | 'trigger.invalid' // issues: every wrong line
    | 'device.absent' // subject: the device; detail: the devices that the host has
    | 'nics.unreadable'
    // the host boots from the device (subject) by iSCSI: PIF.scan makes a PIF that cannot be
    // configured
    | 'device.unmanaged'
    // another program's VLAN device (subject) has the device and tag (detail, `20 of eth0`)
    | 'vlan.inUse'
    | 'inventory.unreadable'
    | 'host.unknown' // the pool database does not know INSTALLATION_UUID (detail)
    | 'ha.enabled' // HA is on in the pool: XAPI would refuse to configure management
    // no answer (subject: socket or URL); detail: the client's words
    | 'xapi.unreachable'
    | 'xapi.failed' // subject: the call; detail: XenAPI's or the system's words
    | 'pif.absent' // the scan made no PIF for the device
    | 'state.unwritable' // our state folder cannot be written: without a count nothing is wiped
    | 'attempts.exhausted' // earlier attempts ended without an error (crash, power cut)
    | 'trigger.undeletable';
  readonly step: StartupStepName;
  readonly subject: string;
  readonly detail: string;
  readonly issues: readonly TriggerIssue[];
  /**
   * True once host.reset_networking may have run. The pool database has then lost this host's PIFs.
   */
  readonly wiped: boolean;
}

/**
 * What could not be recorded: the networking that is about to be wiped, the report, the question
 * which port is meant, what was recreated, or that supporters have to follow.
 */
export type UnrecordedThing = 'former' | 'report' | 'question' | 'recreated' | 'playbook';

/** The events of one start-up sequence. `attempt` counts from 1. */
export type StartupEvent =
  | { readonly kind: 'found'; readonly trigger: string; readonly attempt: number }
  | {
      readonly kind: 'step';
      readonly step: StartupStepName;
      readonly phase: 'starting' | 'done' | 'skipped';
      readonly detail: string;
    }
  /**
   * The sequence waits, maybe for long: until the host's own xapi takes the trigger (subject: its
   * path), XAPI answers (subject: where), the network gives an address (subject: the device), or
   * another process has completed the reset (subject: which).
   */
  | {
      readonly kind: 'waiting';
      readonly reason: 'triggerTaken' | 'xapiAnswers' | 'address' | 'otherProcess';
      readonly subject: string;
    }
  /** Device names have changed: the port that was chosen by its MAC has another name now. */
  | { readonly kind: 'moved'; readonly mac: string; readonly from: string; readonly to: string }
  /**
   * No NIC has the MAC of the chosen port. `used` '': the trigger stays until somebody answers.
   * Otherwise the NIC of that name is used for now.
   */
  | { readonly kind: 'asked'; readonly question: PortQuestion; readonly trigger: string }
  | {
      readonly kind: 'failed';
      readonly error: StartupError;
      readonly attempt: number;
      /**
       * The trigger's path now: its own (the next start tries again), or the name under which it
       * was set aside.
       */
      readonly trigger: string;
      readonly setAside: boolean;
    }
  | { readonly kind: 'completed'; readonly report: VerificationReport }
  /** A step of the wait for a confirmation. */
  | { readonly kind: 'confirmWait'; readonly wait: WaitEvent; readonly minutes: number }
  /** A step of a change of the management interface on trial. */
  | { readonly kind: 'trial'; readonly trial: TrialStep; readonly seconds: number }
  /** The time is over, and yet the former configuration cannot return just now. */
  | { readonly kind: 'returnPostponed'; readonly why: 'xapiSilent' | 'vmsRun' }
  /** After that: one removed object was recreated, or could not be. */
  | {
      readonly kind: 'rebuilt';
      readonly item: RebuildItem;
      readonly state: 'made' | 'failed' | 'impossible';
      readonly detail: string;
    }
  | {
      readonly kind: 'unrecorded';
      readonly what: UnrecordedThing;
      readonly error: PortError;
    };

/**
 * How a start-up sequence ended. `nothing`: there is no trigger. `asked`: it waits for an answer
 * and has changed nothing.
 */
export type StartupOutcome =
  | { readonly result: 'nothing' }
  | { readonly result: 'asked'; readonly question: PortQuestion }
  | { readonly result: 'completed'; readonly report: VerificationReport }
  | { readonly result: 'failed'; readonly error: StartupError };
