import type { RebuildEvent, StartupEvent } from '../reset/index.js';

/** What the start-up tells of a rebuild's event; null: nothing. */
export function rebuiltEvent({ item, phase, detail }: RebuildEvent): StartupEvent | null {
  return phase === 'starting' ? null : { kind: 'rebuilt', item, state: phase, detail };
}
