import type {
  PortQuestion,
  ResetAtWork,
  ResetRecord,
  ResumeOutcome,
  RunEvent,
  UndoOutcome,
  VerificationCheck,
  VerificationReport,
} from '../reset/index.js';
import type {
  HostFacts,
  HostStatus,
  Known,
  LogError,
  MachineSummary,
  NameServers,
  TimeStatus,
  ConsoleSettings,
} from '../model/index.js';
import type { InputEvent } from './key.js';
import type { LoginOptions, LoginResult } from './login/login.js';
import type { ManagementTrialHeard } from './management/trial.js';
import type { ConfirmWaitRead } from './restart/confirm-wait.js';
import type { PageAnswer } from './pages/index.js';

/** Where the host is between the reset's last step and the console's return. */
export type RestartPhase = 'stopping' | 'booting' | 'startup' | 'ready' | 'failed';

/** Everything that can happen to the console. */
export type ConsoleEvent =
  | InputEvent
  | { readonly kind: 'status'; readonly status: HostStatus }
  | { readonly kind: 'run'; readonly event: RunEvent }
  | { readonly kind: 'runEnded'; readonly outcome: ResumeOutcome }
  | { readonly kind: 'undoEnded'; readonly outcome: UndoOutcome }
  /**
   * The progress of a restart that this console watches. `detail` names the service or start-up
   * step; '' for none.
   */
  | { readonly kind: 'restart'; readonly phase: RestartPhase; readonly detail: string }
  /**
   * A reset was completed: what was wanted, and the state now. The page stays until the operator
   * acknowledges it. Sent before or after `restart` says `ready`, at the console's start, and when
   * the report is made again. `waiting`: an address may still come.
   */
  | { readonly kind: 'report'; readonly report: VerificationReport; readonly waiting: boolean }
  /**
   * The host has restarted, and its XAPI has not completed the reset yet. Sent again as that goes
   * on. `reason`: a sentence on why it could not; '' while it still may.
   */
  | {
      readonly kind: 'awaited';
      readonly reset: ResetRecord;
      readonly xapi: HostFacts['xapi'];
      readonly reason: string;
    }
  /** The start-up could not find the chosen port and asks which one is meant. */
  | { readonly kind: 'portQuestion'; readonly planId: string; readonly question: PortQuestion }
  /** The line to this terminal is too slow for whole pages beside a menu. */
  | { readonly kind: 'slowLine' }
  /**
   * `now`: ISO 8601, UTC; `offsetMinutes`: local time minus UTC; `sinceStartMs`: how long this
   * console has run, by a clock that nobody can set. `zone`: the name of the local time zone.
   */
  | {
      readonly kind: 'tick';
      readonly now: string;
      readonly offsetMinutes: number;
      readonly zone?: string;
      readonly sinceStartMs: number;
    }
  /** Another process is running a reset; null: it no longer is. */
  | { readonly kind: 'resetAtWork'; readonly running: ResetAtWork | null }
  | ConfirmWaitRead
  | ManagementTrialHeard
  /** Gateway, name servers and coordinator were tried. Empty: none is set, or nobody tried. */
  | { readonly kind: 'reachChecks'; readonly checks: readonly VerificationCheck[] }
  /** Sent at the start: the latest reset in the journal neither finished nor was undone. */
  | { readonly kind: 'interrupted'; readonly reset: ResetRecord }
  | { readonly kind: 'machineSummary'; readonly machineSummary: MachineSummary }
  /** Traffic of the management interface's port since the last event, in bytes per second. */
  | {
      readonly kind: 'traffic';
      readonly device: string;
      readonly received: number;
      readonly sent: number;
    }
  | { readonly kind: 'time'; readonly time: Known<TimeStatus> }
  | { readonly kind: 'nameServers'; readonly nameServers: Known<NameServers> }
  | { readonly kind: 'loginEnded'; readonly attempt: number; readonly result: LoginResult }
  /** `detail`: why no shell could start; '' if one did. */
  | { readonly kind: 'shellEnded'; readonly detail: string }
  /**
   * How to log in here, once it has been read; it replaces what was known at the start. null:
   * nobody has to log in.
   */
  | { readonly kind: 'access'; readonly login: LoginOptions | null }
  /** The host's log accepts no lines, so they go into a file of this program. `error`: why. */
  | { readonly kind: 'logFailed'; readonly error: LogError }
  /** The help pages by topic, once they are read. */
  | { readonly kind: 'help'; readonly pages: Readonly<Record<string, string>> }
  /** Sent at the start, once they are read, and after each save. */
  | { readonly kind: 'settings'; readonly settings: ConsoleSettings }
  /** The answers that the dialogues wait for. */
  | PageAnswer;
