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
import type { PortQuestion, VerificationCheck } from '../reset/index.js';
import type { ResetPhase } from './describe/reset-phase.js';
import type { LoginOptions } from './login/login.js';
import type { ManagementTrial } from './management/trial.js';
import type { ConfirmWait } from './restart/confirm-wait.js';
import type { RunState } from './reset/run-state.js';
import type { UnfinishedReset } from './reset/unfinished.js';

/** What is known of the host; null: still being read. */
export interface HostKnowledge {
  readonly facts: HostFacts | null;
  readonly status: HostStatus | null;
  /** null: nobody has looked yet. */
  readonly xapiSince: XapiSince | null;
  /** Why the host's log accepts no lines; null if it accepts them. */
  readonly logError: LogError | null;
  /** The wait for a confirmation of a reset; null: none. */
  readonly confirmWait: ConfirmWait | null;
  /** The latest change of the management interface on trial; null: none. */
  readonly managementTrial: ManagementTrial | null;
  readonly resetPhase: ResetPhase;
  /** Gateway, name servers and coordinator, as they were when last tried. */
  readonly reachChecks: readonly VerificationCheck[];
  readonly machineSummary: MachineSummary | null;
  /** null: unknown. */
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
  /** The third column is on the screen, so a page need not repeat what it shows. */
  readonly hasOverviewColumn: boolean;
  /** A page must be short: the line is slow, or pages are printed line by line. */
  readonly shortPages: boolean;
  /** Directory of an embedded host; '' on this machine itself. */
  readonly embeddedRoot: string;
  /** Nobody but this console follows a change on trial. */
  readonly xapiElsewhere: boolean;
}

/** The start-up's question which port a reset means. */
export interface AskedPort {
  readonly planId: string;
  readonly question: PortQuestion;
}

/** Everything that pages are made from. */
export interface Knowledge extends HostKnowledge {
  /** The user at this console; '' for nobody. */
  readonly user: string;
  /** The logged-in user, for the journal; '' if nobody is logged in. */
  readonly by: string;
  /** Failed logins before the current one. */
  readonly failedLogins: number;
  /** What the system said at the login; '' for nothing. */
  readonly loginSaid: string;
  /** Whether a change of the host needs a login. */
  readonly loginWanted: boolean;
  /**
   * How to log in here. null: there are no users. undefined: the user who started this console may
   * do everything.
   */
  readonly login: LoginOptions | null | undefined;
  /** Number for the next network test, never used before. */
  readonly nextTest: number;
  /** Number for the next login, never used before. */
  readonly nextLogin: number;
  /** Id for the plan of the next reset, never used before. */
  readonly planId: string;
  /** The run of a reset that is or was watched; null: none. */
  readonly run: RunState | null;
  /** A reset that stopped half-way; null: none. */
  readonly unfinished: UnfinishedReset | null;
  /** The start-up's question, while nobody has answered it; null: none. */
  readonly asked: AskedPort | null;
}
