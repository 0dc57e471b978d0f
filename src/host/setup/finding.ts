import type { SetupCode, SetupFinding } from '../../model/index.js';

/** A finding on something of which there is one. */
export function finding(
  code: SetupCode,
  state: SetupFinding['state'],
  value: string,
): SetupFinding {
  return { code, state, subject: '', value };
}

/** It will do when it is there. */
export function present(code: SetupCode, value: string, subject = ''): SetupFinding {
  return { code, state: value === '' ? 'wrong' : 'fine', subject, value };
}
