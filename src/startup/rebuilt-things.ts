import type { RebuildEvent, RebuiltItem, RebuiltThing, StartupEvent } from '../reset/index.js';

/** The results of a rebuild in the journal's form. */
export function rebuiltThings(items: readonly RebuiltItem[]): readonly RebuiltThing[] {
  return items.map(({ kind, name, state, reason, detail }) => ({
    kind,
    name,
    state,
    detail: detail === '' ? (reason?.code ?? '') : detail,
  }));
}

/** What the start-up tells of a rebuild's event; null: nothing. */
export function rebuiltEvent({ item, phase, detail }: RebuildEvent): StartupEvent | null {
  return phase === 'starting' ? null : { kind: 'rebuilt', item, state: phase, detail };
}
