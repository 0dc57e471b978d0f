import { describeError, type OperationError } from '../operations/index.js';
import { err, type Result } from '../model/index.js';
import type { StartupError, TriggerIssue } from '../reset/index.js';

/** Why a step failed. The sequence adds which step it was, and whether anything was wiped. */
export type StepError = Omit<StartupError, 'step' | 'wiped'>;

/** The result of a step that failed. */
export function failed(
  code: StepError['code'],
  subject: string,
  detail = '',
  issues: readonly TriggerIssue[] = [],
): { readonly ok: false; readonly error: StepError } {
  return err({ code, subject, detail, issues });
}

/** An operation's answer as that of a step. An error names the call that failed. */
export function byXapi<T>(answer: Result<T, OperationError>): Result<T, StepError> {
  return answer.ok
    ? answer
    : failed('xapi.failed', answer.error.method, describeError(answer.error));
}
