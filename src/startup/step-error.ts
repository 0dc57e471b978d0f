import { describeError, type OperationError } from '../operations/index.js';
import type { Result } from '../model/index.js';
import type { StartupError, TriggerIssue } from '../reset/index.js';

/**
 * Why a step failed. It is thrown only in this room; `sequence.ts` turns it into a StartupError.
 */
export class StepError extends Error {
  constructor(
    readonly code: StartupError['code'],
    readonly subject: string,
    readonly detail: string,
    readonly issues: readonly TriggerIssue[] = [],
  ) {
    super(`${code} ${subject} ${detail}`);
  }
}

/** The value of an operation's answer. An error ends the attempt; it names the call that failed. */
export function mustWork<T>(answer: Result<T, OperationError>): T {
  if (answer.ok) return answer.value;
  throw new StepError('xapi.failed', answer.error.method, describeError(answer.error));
}
