import { openWait, type OpenWait } from '../../reset/index.js';
import type { StartupPorts } from '../ports.js';

/** What a look at the wait has found: nothing waits, no time has begun yet, or it goes on. */
export type Looked = 'over' | 'notBegun' | 'open';

/** The wait that is open now; null for none. */
export async function openNow({ resets }: Pick<StartupPorts, 'resets'>): Promise<OpenWait | null> {
  const status = await resets.status();
  return status.ok ? openWait(status.value.history) : null;
}
