import type { SetupCode, SetupFinding } from '../../model/index.js';

/** A finding about something that the host has only once. */
export function finding(
  code: SetupCode,
  state: SetupFinding['state'],
  value: string,
): SetupFinding {
  return { code, state, subject: '', value };
}

/** A finding that is fine when the thing exists, and wrong when `value` is ''. */
export function present(code: SetupCode, value: string, subject = ''): SetupFinding {
  return { code, state: value === '' ? 'wrong' : 'fine', subject, value };
}
