import { err, type PortError, type Result } from '../reset/index.js';
import { embeddedUserHas, embeddedUsers, writeEmbeddedUsers } from './embedded-login.js';
import { readLoginPolicy } from './login-policy.js';
import { askPam, type PamTrouble } from './pam.js';

/** A wish to change a password; `repeated` as typed the second time. */
export interface PasswordChange {
  readonly user: string;
  readonly old: string;
  readonly new: string;
  readonly repeated: string;
}

/** What is wrong with the wish itself, before anybody is asked. */
export type PasswordFault = 'differs' | 'tooShort' | 'unchanged' | 'unusable';

/** The original's rule. */
export const shortestPassword = 6;

/** Checks a new password: both spellings equal, at least six characters, another one than before, no control characters. */
export function passwordFault(change: PasswordChange): PasswordFault | null {
  if (change.new !== change.repeated) return 'differs';
  if (change.new.length < shortestPassword) return 'tooShort';
  if (change.new === change.old) return 'unchanged';
  return /\p{Cc}/u.test(change.new) ? 'unusable' : null;
}

/**
 * Changes a password on this host alone (for a pool, XenAPI's session.change_password reaches every host). The old password is checked
 * first. In a tree elsewhere than `/` its own file changes. The wish must have no fault.
 */
export async function changePassword(root: string, helper: string, change: PasswordChange): Promise<Result<void, PamTrouble | PortError>> {
  if (root === '/') {
    const { services } = await readLoginPolicy(root);
    return askPam({ user: change.user, password: change.old, newPassword: change.new, helper, services });
  }
  const users = await embeddedUsers(root);
  if (!users.known) return err({ code: 'unavailable', detail: users.reason.detail });
  if (!embeddedUserHas(users.value, change.user, change.old)) return err({ code: 'wrong', detail: '' });
  return writeEmbeddedUsers(root, users.value.map((entry) => (entry.user === change.user ? { ...entry, password: change.new } : entry)));
}
