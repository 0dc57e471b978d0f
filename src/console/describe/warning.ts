import type { QuickFix } from './quick-fixes.js';

/** Something that is wrong with this host, in plain sentences. */
export interface Warning {
  readonly what: string;
  /** '' if there is none. */
  readonly advice: string;
  readonly quickFixes: readonly QuickFix[];
}
