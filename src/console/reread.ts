import type { Effect } from './effect.js';

/** Reads everything about the host again: at the start, after F5, and after a change. */
export const reread: readonly Effect[] = [
  { kind: 'readStatus' },
  { kind: 'readMachineSummary' },
  { kind: 'readTime' },
  { kind: 'readNameServers' },
];
