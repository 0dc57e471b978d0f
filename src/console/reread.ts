import type { Effect } from './effect.js';

/** Everything about the host is read anew: at the start, by F5, and after something was changed. */
export const reread: readonly Effect[] = [
  { kind: 'readFacts' },
  { kind: 'readStatus' },
  { kind: 'readGlance' },
  { kind: 'readTime' },
  { kind: 'readNameServers' },
];
