import type {
  HostFacts,
  HostStatus,
  Known,
  LogError,
  MachineSummary,
  NameServers,
  TimeStatus,
  Traffic,
  XapiSince,
  ConsoleSettings,
} from '../model/index.js';
import type { ResetAtWork, VerificationCheck } from '../reset/index.js';
import type { Asked, Effect } from './effect.js';
import type { Size } from './frame/geometry.js';
import type { HelpState } from './help/help-state.js';
import type { AskedPort } from './knowledge.js';
import type { WireLooked } from './look-at-wire.js';
import type { LoginOptions } from './login/login.js';
import type { LoginState } from './login/login-state.js';
import type { HeardTrial } from './management/trial.js';
import type { HeardWait } from './restart/confirm-wait.js';
import type { RestartState } from './restart/restart.js';
import type { MenuState } from './menu/menu.js';
import type { PageAnswer } from './pages/index.js';
import type { RunState } from './reset/run-state.js';
import type { UnfinishedReset } from './reset/unfinished.js';
import type { LoggedInUser } from './logged-in-user.js';
import type { Dialogue } from './widgets/dialogue.js';

/** What the console learns once, at its start. */
export interface ConsoleOptions {
  readonly size: Size;
  /** ISO 8601, UTC. */
  readonly now: string;
  /** Local time minus UTC, in minutes. */
  readonly offsetMinutes: number;
  /** Name of the local time zone, such as `CET`; '' shows the offset alone. */
  readonly zone: string;
  /** Differs from that of every other console ever started on this host. Plan ids begin with it. */
  readonly session: string;
  /** Name and version of this program, shown until the host's brand is known. */
  readonly program: string;
  /**
   * The line to this terminal is too slow for whole pages beside a menu. A `slowLine` event may say
   * so later.
   */
  readonly slowLine?: boolean;
  /** Pages are printed line by line. */
  readonly byLine?: boolean;
  /** The user at this terminal; '' if nobody is logged in. */
  readonly user: string;
  /** Directory of an embedded host; '' on this machine itself. */
  readonly embeddedRoot: string;
  /** Started with --xapi: nobody but this console can follow what it changes there. */
  readonly xapiElsewhere?: boolean;
  /**
   * How to log in, as far as known at the start; an `access` event may say more. null or absent:
   * the user who started this console may do everything.
   */
  readonly login?: LoginOptions | null;
  /** Items that cannot do anything on this host, each with the reason as a sentence. */
  readonly unavailable?: Readonly<Record<string, string>>;
  /**
   * Help pages by topic (assets/help/TOPIC.txt) that are read at the start; a `help` event may
   * bring them later.
   */
  readonly help?: Readonly<Record<string, string>>;
}

/** A dialogue over menu and item page. */
export type OpenDialogue = Dialogue<Asked, PageAnswer>;

/** The whole state of the console. */
export interface ConsoleState {
  readonly options: ConsoleOptions;
  readonly size: Size;
  readonly now: string;
  readonly offsetMinutes: number;
  /**
   * How long this console has run in milliseconds, by a clock that nobody can set. NaN: it cannot
   * be read.
   */
  readonly sinceStartMs: number;
  /** null: still being read. */
  readonly facts: HostFacts | null;
  /** null: still being read. */
  readonly status: HostStatus | null;
  /** null: nobody has looked yet. */
  readonly xapiSince: XapiSince | null;
  /** Why the host's log accepts no lines; null if it accepts them. */
  readonly logError: LogError | null;
  /** The wait for a confirmation of a reset; null: none. */
  readonly confirmWait: HeardWait | null;
  /** The latest change of the management interface that somebody has to confirm; null: none. */
  readonly managementTrial: HeardTrial | null;
  readonly menu: MenuState;
  /** First visible row of the item page. */
  readonly itemPageFirst: number;
  readonly dialogue: OpenDialogue | null;
  /** The watched restart. Its page is visible while no dialogue is open. */
  readonly restart: RestartState | null;
  /** The run that is or was watched; null: none. */
  readonly run: RunState | null;
  /** The closed page of a change that still goes on. It tells how the change ends. */
  readonly left: OpenDialogue | null;
  /** A reset that stopped half-way; the reset's menu item opens it. null: none. */
  readonly unfinished: UnfinishedReset | null;
  /** Another process that runs a reset; null: none. */
  readonly running: ResetAtWork | null;
  /** Gateway, name servers and coordinator, as they were when last tried. */
  readonly reachChecks: readonly VerificationCheck[];
  /** The start-up's unanswered question; the reset's menu item opens it. null: none. */
  readonly asked: AskedPort | null;
  /** null: still being read. */
  readonly machineSummary: MachineSummary | null;
  /** When that was asked for last: ISO 8601, UTC. */
  readonly machineSummaryAt: string;
  /** null: unknown. */
  readonly traffic: Traffic | null;
  /** The device whose traffic was asked for last; null: none. */
  readonly trafficOf: string | null;
  /** What was heard on the wire so far; null: nobody listens. */
  readonly wire: WireLooked | null;
  /** null: still being read. */
  readonly time: Known<TimeStatus> | null;
  /** null: still being read. */
  readonly nameServers: Known<NameServers> | null;
  readonly settings: ConsoleSettings;
  /** null: nobody is logged in. */
  readonly session: LoggedInUser | null;
  /** The user who was logged out for being idle, until somebody logs in; '' if there is none. */
  readonly timedOut: string;
  /**
   * When a key came last while this screen has a layout that is not saved, as `sinceStartMs`; null:
   * it has the host's own.
   */
  readonly keyboardMs: number | null;
  /** The login form over everything else; null: it is closed. */
  readonly login: LoginState | null;
  readonly help: HelpState | null;
  /** How many logins were tried. */
  readonly logins: number;
  /** How many network tests were begun. */
  readonly tests: number;
  /** How many resets were begun: the second half of plan ids. */
  readonly resets: number;
}

/** A state and what is to be done outside. */
export interface Update {
  readonly state: ConsoleState;
  readonly effects: readonly Effect[];
  /** Some of it needs a login. */
  readonly guarded?: boolean;
}

/** An update without effects. */
export function only(state: ConsoleState): Update {
  return { state, effects: [] };
}
