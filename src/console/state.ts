import type {
  HostFacts,
  HostStatus,
  Known,
  MachineSummary,
  NameServers,
  TimeStatus,
  Traffic,
  XapiSince,
} from '../model/index.js';
import type { ResetAtWork, VerificationCheck } from '../reset/index.js';
import type { ConsoleSettings } from './change.js';
import type { Asked, Effect } from './effect.js';
import type { Size } from './frame/geometry.js';
import type { HelpState } from './help/help-state.js';
import type { AskedPort } from './knowledge.js';
import type { LoginOptions } from './login/login.js';
import type { LoginState } from './login/login-state.js';
import type { MachineState } from './restart/machine.js';
import type { MenuState } from './menu.js';
import type { PageAnswer } from './pages/index.js';
import type { RunState } from './reset/run-state.js';
import type { UnfinishedReset } from './reset/unfinished.js';
import type { Person } from './person.js';
import type { Dialogue } from './widgets/dialogue.js';

/** What the console is told once, at its start. */
export interface ConsoleOptions {
  readonly size: Size;
  /** ISO 8601, UTC. */
  readonly now: string;
  /** Local time minus UTC, in minutes. */
  readonly offsetMinutes: number;
  /** Name of the local time zone, as `CET`; '' shows the offset alone. */
  readonly zone: string;
  /** Unlike that of every other console ever started on this host: plan ids begin with it. */
  readonly session: string;
  /** Name and version of this program, shown until the host's brand is known. */
  readonly program: string;
  /**
   * The line to this terminal takes too long for whole pages beside a menu (also told later, by a
   * `slowLine` event).
   */
  readonly slowLine?: boolean;
  /** Who sits here; '' when nobody is logged in. */
  readonly user: string;
  /** Folder of an embedded host; '' on this machine itself. */
  readonly embeddedRoot: string;
  /**
   * How to log in, as far as it is known at the start (an `access` event says more); null, or
   * absent: whoever started this console may do everything.
   */
  readonly login?: LoginOptions | null;
  /** Items that cannot do anything on this host, each with the reason as a sentence. */
  readonly unavailable?: Readonly<Record<string, string>>;
  /**
   * Help pages by topic (assets/help/TOPIC.txt), as far as they are read at the start (a `help`
   * event brings them later).
   */
  readonly help?: Readonly<Record<string, string>>;
}

/** A dialogue over the panes. */
export type OpenDialogue = Dialogue<Asked, PageAnswer>;

/** The whole console. */
export interface ConsoleState {
  readonly options: ConsoleOptions;
  readonly size: Size;
  readonly now: string;
  readonly offsetMinutes: number;
  /** How long this console has run, by a clock that nobody can set; NaN: it cannot be read. */
  readonly sinceStartMs: number;
  /** null: still being read. */
  readonly facts: HostFacts | null;
  /** null: still being read. */
  readonly status: HostStatus | null;
  /** null: not looked yet. */
  readonly xapiSince: XapiSince | null;
  /** Why the host's own log takes nothing; '' as long as it does. */
  readonly logTrouble: string;
  readonly menu: MenuState;
  /** First visible row of the right pane. */
  readonly paneFirst: number;
  readonly dialogue: OpenDialogue | null;
  /** The restart being watched; its page shows while no dialogue is open. */
  readonly machine: MachineState | null;
  /** The run that is being watched, or was. */
  readonly run: RunState | null;
  /** What is being changed, where its page was left: the page that tells how it ends. */
  readonly left: OpenDialogue | null;
  /** A reset that stopped half-way: the reset's menu item leads to it. null: there is none. */
  readonly unfinished: UnfinishedReset | null;
  /** Another process that is at work on a reset; null: none. */
  readonly running: ResetAtWork | null;
  /** What did not answer when it was last tried: gateway, name servers, coordinator. */
  readonly unreachable: readonly VerificationCheck[];
  /** The start-up's question that nobody has answered yet: the reset's menu item leads to it. */
  readonly asked: AskedPort | null;
  /** null: still being read. */
  readonly glance: MachineSummary | null;
  /** When that was asked for last: ISO 8601, UTC. */
  readonly glanceAt: string;
  /** null: nothing is known of it. */
  readonly traffic: Traffic | null;
  /** The device whose traffic was asked for last; null: none. */
  readonly trafficOf: string | null;
  /** null: still being read. */
  readonly time: Known<TimeStatus> | null;
  /** null: still being read. */
  readonly nameServers: Known<NameServers> | null;
  readonly settings: ConsoleSettings;
  /** null: nobody is logged in. */
  readonly session: Person | null;
  /**
   * Who was logged out last because of the time without a key, and nobody has logged in since; ''.
   */
  readonly timedOut: string;
  /** The login form over everything else; null: not asked for. */
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
  /** Something of it needs somebody who is logged in. */
  readonly guarded?: boolean;
}

/** An update that wants nothing done outside. */
export function only(state: ConsoleState): Update {
  return { state, effects: [] };
}
