import type {
  HostFacts,
  Known,
  MachineSummary,
  TimeStatus,
  Traffic,
  NameServers,
  HostStatus,
  XapiSince,
} from '../../model/index.js';
import type { Paragraph } from '../paragraph.js';
import type { ConsoleSettings } from '../change.js';

/** What a page is made of; null: still being read. */
export interface HostKnowledge {
  readonly facts: HostFacts | null;
  readonly status: HostStatus | null;
  /** null: not looked yet. */
  readonly xapiSince: XapiSince | null;
  /** null: still being read. */
  readonly glance: MachineSummary | null;
  /** null: nothing is known of it. */
  readonly traffic: Traffic | null;
  /** null: still being read. */
  readonly time: Known<TimeStatus> | null;
  /** null: still being read. */
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

/** The content of a right-hand page. */
export type Page = (host: HostKnowledge) => readonly Paragraph[];
