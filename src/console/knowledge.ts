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
import type { PortQuestion, VerificationCheck } from '../reset/index.js';
import type { ResetTrouble } from './describe/reset-trouble.js';
import type { ConsoleSettings } from './change.js';
import type { LoginOptions } from './login/login.js';
import type { RunState } from './reset/run-state.js';
import type { UnfinishedReset } from './reset/unfinished.js';

/** What is known of the host; null: still being read. */
export interface HostKnowledge {
  readonly facts: HostFacts | null;
  readonly status: HostStatus | null;
  /** null: not looked yet. */
  readonly xapiSince: XapiSince | null;
  /** Why the host's own log takes nothing; '' as long as it does. */
  readonly logTrouble: string;
  readonly trouble: ResetTrouble;
  /** What did not answer when it was last tried. */
  readonly unreachable: readonly VerificationCheck[];
  readonly glance: MachineSummary | null;
  /** null: nothing is known of it. */
  readonly traffic: Traffic | null;
  readonly time: Known<TimeStatus> | null;
  readonly nameServers: Known<NameServers> | null;
  readonly settings: ConsoleSettings;
  /** Name and version of this program. */
  readonly program: string;
  /** ISO 8601, UTC. */
  readonly now: string;
  /** Local time minus UTC. */
  readonly offsetMinutes: number;
  /** The third column is there: what it shows need not stand on a page too. */
  readonly hasSide: boolean;
  /** Folder of an embedded host; '' on this machine itself. */
  readonly embeddedRoot: string;
}

/** The start-up's question which port is meant, for a reset. */
export interface AskedPort {
  readonly planId: string;
  readonly question: PortQuestion;
}

/** What pages are made from. */
export interface Knowledge extends HostKnowledge {
  /** Who sits here; '' for nobody. */
  readonly user: string;
  /** Who is logged in, for the journal; '' where nobody is. */
  readonly by: string;
  /** Logins that failed before theirs. */
  readonly failedLogins: number;
  /** Somebody has to log in to change anything. */
  readonly loginWanted: boolean;
  /**
   * How to log in here; null: there are no users; undefined: whoever started this console may do
   * everything.
   */
  readonly login: LoginOptions | null | undefined;
  /** Number for the next network test: unlike that of any before. */
  readonly nextTest: number;
  /** Number for the next login. */
  readonly nextLogin: number;
  /** For the plan of the next reset: unlike that of any before. */
  readonly planId: string;
  /** The run of a reset that is being watched, or has been. */
  readonly run: RunState | null;
  /** A reset that stopped half-way. */
  readonly unfinished: UnfinishedReset | null;
  /** The start-up's question that nobody has answered yet. */
  readonly asked: AskedPort | null;
}
