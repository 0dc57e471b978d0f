import type { PortQuestion } from '../journal/journal.js';
import type { RebuildItem } from '../rebuild/rebuild-item.js';
import type { TriggerIssue } from '../files/trigger.js';
import type { VerificationReport } from './verification.js';

/**
 * The steps of the start-up sequence in their order (design page, "Start-up Sequence");
 * `createVlan` and `reconfigureIpv6` came later and run only where the trigger asks for them.
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
  /** Only where our own reset asks for a bond. It changes nothing of whether the reset is complete. */
  | 'createBond';

/** Why the reset could not be completed. */
export interface StartupFailure {
  readonly code:
    | 'trigger.unreadable' // subject: its path; detail: the system's words
    | 'trigger.invalid' // issues: every wrong line
    | 'device.absent' // subject: the device; detail: those the host has
    | 'nics.unreadable'
    // the host boots from the device (subject) by iSCSI: PIF.scan makes it a PIF that cannot be
    // configured
    | 'device.unmanaged'
    // somebody else's VLAN device (subject) has the device and tag (detail, `20 of eth0`)
    | 'vlan.inUse'
    | 'inventory.unreadable'
    | 'host.unknown' // the pool database does not know INSTALLATION_UUID (detail)
    | 'ha.enabled' // in the pool: XAPI would refuse to configure the management interface
    // nobody answers there (subject: socket or URL); detail: the client's words
    | 'xapi.unreachable'
    | 'xapi.failed' // subject: the call; detail: XenAPI's or the system's words
    | 'pif.absent' // after the scan no PIF stands for the device
    | 'state.unwritable' // our state folder: without a count nothing is wiped
    | 'attempts.exhausted' // earlier attempts ended without a word (crash, power cut)
    | 'trigger.undeletable';
  readonly step: StartupStepName;
  readonly subject: string;
  readonly detail: string;
  readonly issues: readonly TriggerIssue[];
  /** True once host.reset_networking may have run: the pool database has lost this host's PIFs. */
  readonly wiped: boolean;
}

/** The stream of one start-up sequence. `attempt` counts from 1. */
export type StartupEvent =
  | { readonly kind: 'found'; readonly trigger: string; readonly attempt: number }
  | {
      readonly kind: 'step';
      readonly step: StartupStepName;
      readonly phase: 'starting' | 'done' | 'skipped';
      readonly detail: string;
    }
  /**
   * Nothing goes on until then, which may take long: the host's own xapi takes the trigger
   * (subject: its path), XAPI answers (subject: where), the network gives an address (subject: the
   * device).
   */
  | {
      readonly kind: 'waiting';
      readonly reason: 'triggerTaken' | 'xapiAnswers' | 'address';
      readonly subject: string;
    }
  /** The names moved: the port chosen by its MAC has another device name now. */
  | { readonly kind: 'moved'; readonly mac: string; readonly from: string; readonly to: string }
  /** No NIC has the MAC of the chosen port. `used` '': the trigger stays until somebody answers; else that NIC was taken by its name. */
  | { readonly kind: 'asked'; readonly question: PortQuestion; readonly trigger: string }
  | {
      readonly kind: 'failed';
      readonly failure: StartupFailure;
      readonly attempt: number;
      /**
       * Where the trigger lies now: its own path (the next start tries again), or the name it was
       * set aside under.
       */
      readonly trigger: string;
      readonly setAside: boolean;
    }
  | { readonly kind: 'completed'; readonly report: VerificationReport }
  /** After that: one thing that the reset had wiped has been made again, or could not be. */
  | {
      readonly kind: 'rebuilt';
      readonly item: RebuildItem;
      readonly state: 'made' | 'failed' | 'impossible';
      readonly detail: string;
    };

/**
 * How a start-up sequence ended. `nothing`: no trigger, nothing to do. `asked`: it waits for an
 * answer, nothing was changed.
 */
export type StartupOutcome =
  | { readonly result: 'nothing' }
  | { readonly result: 'asked'; readonly question: PortQuestion }
  | { readonly result: 'completed'; readonly report: VerificationReport }
  | { readonly result: 'failed'; readonly failure: StartupFailure };
