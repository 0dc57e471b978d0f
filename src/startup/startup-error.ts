import { describeError, type OperationError } from '../operations/index.js';
import type { Result } from '../model/index.js';
import type { StartupFailure, TriggerIssue } from '../reset/index.js';

/**
 * Why a step could not be done. Thrown inside this room only: `sequence.ts` turns it into a
 * StartupFailure.
 */
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

/**
 * What an operation has answered; its error ends the attempt, by the name of the call that failed.
 */
export function mustWork<T>(answer: Result<T, OperationError>): T {
  if (answer.ok) return answer.value;
  throw new StartupError('xapi.failed', answer.error.method, describeError(answer.error));
}
