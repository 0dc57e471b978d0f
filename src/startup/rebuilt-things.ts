import type { RebuiltItem, RebuiltThing } from '../reset/index.js';

/** The results of a rebuild in the journal's form. */
export function rebuiltThings(items: readonly RebuiltItem[]): readonly RebuiltThing[] {
  return items.map(({ kind, name, state, reason, detail }) => ({
    kind,
    name,
    state,
    detail: detail === '' ? (reason?.code ?? '') : detail,
  }));
}
