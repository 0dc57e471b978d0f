import type { HostFacts, Known } from '../../reset/index.js';
import type { Block } from '../block.js';
import type { ConsoleSettings } from '../change.js';
import type { HostGlance, TimeStatus } from '../glance.js';
import type { HostStatus } from '../status.js';

/** What a page is made of; null: still being read. */
export interface HostKnowledge {
  readonly facts: HostFacts | null;
  readonly status: HostStatus | null;
  /** null: still being read. */
  readonly glance: HostGlance | null;
  /** null: still being read. */
  readonly time: Known<TimeStatus> | null;
  readonly settings: ConsoleSettings;
  /** Name and version of this program. */
  readonly program: string;
  /** Folder of an embedded host; '' on this machine itself. */
  readonly embeddedRoot: string;
}

/** The content of a right-hand page. */
export type Page = (host: HostKnowledge) => readonly Block[];
