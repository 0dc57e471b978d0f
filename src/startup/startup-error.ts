import type { StartupFailure, TriggerIssue } from '../reset/index.js';

/** Why a step could not be done. Thrown inside this room only: `sequence.ts` turns it into a StartupFailure. */
export class StartupError extends Error {
  constructor(
    readonly code: StartupFailure['code'],
    readonly subject: string,
    readonly detail: string,
    readonly issues: readonly TriggerIssue[] = [],
  ) {
    super(`${code} ${subject} ${detail}`);
  }
}
