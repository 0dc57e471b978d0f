import type { HostFacts } from '../../reset/index.js';
import type { Block } from '../block.js';
import type { HostStatus } from '../status.js';

/** What a page is made of; null: still being read. */
export interface HostKnowledge {
  readonly facts: HostFacts | null;
  readonly status: HostStatus | null;
  /** Folder of an embedded host; '' on this machine itself. */
  readonly embeddedRoot: string;
}

/** The content of a right-hand page. */
export type Page = (host: HostKnowledge) => readonly Block[];
