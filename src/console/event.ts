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
  MachineSummary,
  NameServers,
  TimeStatus,
} from '../model/index.js';
import type { ConsoleSettings } from './change.js';
import type { InputEvent } from './key.js';
import type { LoginOptions, LoginResult } from './login/login.js';
import type { PageAnswer } from './pages/index.js';

/** Where the machine is between the reset's last step and the console's return. */
export type MachinePhase = 'stopping' | 'booting' | 'startup' | 'ready' | 'failed';

/** Everything that can happen to the console. */
export type ConsoleEvent =
  | InputEvent
  | { readonly kind: 'status'; readonly status: HostStatus }
  | { readonly kind: 'run'; readonly event: RunEvent }
  | { readonly kind: 'runEnded'; readonly outcome: ResumeOutcome }
  | { readonly kind: 'undoEnded'; readonly outcome: UndoOutcome }
  /** The embedded machine's own progress; `detail` names the service or start-up step it is about, '' for none. */
  | { readonly kind: 'machine'; readonly phase: MachinePhase; readonly detail: string }
  /**
   * A reset was completed: what was wanted and what is there now, for a page that stays until it is acknowledged. Sent before or after
   * `machine` says `ready`, at the console's start, and again when it is made anew. `waiting`: an address may still come.
   */
  | { readonly kind: 'report'; readonly report: VerificationReport; readonly waiting: boolean }
  /** The host has restarted and its XAPI has not completed the reset yet; sent again as that goes on. `trouble`: why it could not, a sentence; '' while it may. */
  | {
      readonly kind: 'awaited';
      readonly reset: ResetRecord;
      readonly xapi: HostFacts['xapi'];
      readonly trouble: string;
    }
  /** The start-up could not find the chosen port. */
  | { readonly kind: 'portQuestion'; readonly planId: string; readonly question: PortQuestion }
  /** The line to this terminal takes too long for whole pages beside a menu. */
  | { readonly kind: 'slowLine' }
  /**
   * `now`: ISO 8601, UTC; `offsetMinutes`: local time minus UTC; `sinceStartMs`: how long this
   * console has run, by a clock that nobody can set.
   */
  | {
      readonly kind: 'tick';
      readonly now: string;
      readonly offsetMinutes: number;
      readonly sinceStartMs: number;
    }
  /** Another process is at work on a reset; null: no longer. */
  | { readonly kind: 'resetAtWork'; readonly running: ResetAtWork | null }
  /** What did not answer of gateway, name servers and coordinator; empty: all do, or none is set. */
  | { readonly kind: 'unreachable'; readonly checks: readonly VerificationCheck[] }
  /** Found at the start: the journal's latest reset neither came to its end nor was undone. */
  | { readonly kind: 'interrupted'; readonly reset: ResetRecord }
  | { readonly kind: 'glance'; readonly glance: MachineSummary }
  /** What went through the port of the management interface since the moment before, in bytes a second. */
  | {
      readonly kind: 'traffic';
      readonly device: string;
      readonly received: number;
      readonly sent: number;
    }
  | { readonly kind: 'time'; readonly time: Known<TimeStatus> }
  | { readonly kind: 'nameServers'; readonly nameServers: Known<NameServers> }
  | { readonly kind: 'loginEnded'; readonly attempt: number; readonly result: LoginResult }
  /** `detail`: why there was no shell; '' when there was one. */
  | { readonly kind: 'shellEnded'; readonly detail: string }
  /** How to log in here, once that is read: takes the place of what was said at the start. null: nobody has to. */
  | { readonly kind: 'access'; readonly login: LoginOptions | null }
  /** The host's own log takes no lines, and why: they go into a file of ours. */
  | { readonly kind: 'logFailed'; readonly cause: string }
  /** The help pages by topic, once they are read. */
  | { readonly kind: 'help'; readonly pages: Readonly<Record<string, string>> }
  /** Sent at the start, once they are read. */
  | { readonly kind: 'settings'; readonly settings: ConsoleSettings }
  /** What the dialogues hear. */
  | PageAnswer;
