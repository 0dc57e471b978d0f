import type { Known, SetupCause, SetupCode, SetupFinding } from '../../model/index.js';

/** A finding about something that the host has only once. */
export function finding(
  code: SetupCode,
  state: 'fine' | 'wrong',
  value: string,
  cause: SetupCause | null = null,
): SetupFinding {
  return { code, state, subject: '', value, cause };
}

/** No command is run for a tree of files, and nothing runs in it. */
export const inTree: SetupCause = { code: 'tree' };

/** A finding about something that could not be looked at, with the reason. */
export function notLooked(
  code: SetupCode,
  cause: SetupCause,
  { subject = '', value = '' }: { readonly subject?: string; readonly value?: string } = {},
): SetupFinding {
  return { code, state: 'notLooked', subject, value, cause };
}

/** A finding that is fine when the thing exists, and wrong when `value` is ''. */
export function present(
  code: SetupCode,
  value: string,
  {
    subject = '',
    cause = null,
  }: { readonly subject?: string; readonly cause?: SetupCause | null } = {},
): SetupFinding {
  return { code, state: value === '' ? 'wrong' : 'fine', subject, value, cause };
}

/** Why a file's text is not known; null when it is. */
export function unreadCause(path: string, read: Known<unknown>): SetupCause | null {
  if (read.known) return null;
  const { code, detail } = read.reason;
  return { code: code === 'absent' ? 'absent' : 'unreadable', path, detail };
}
