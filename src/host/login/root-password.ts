import { embeddedUsers } from './embedded-login.js';
import { readHostText } from '../files/host-text.js';
import { readLoginPolicy } from './login-policy.js';

/**
 * Whether there is anybody who could log in here. False only where no password was ever set: root's entry in etc/shadow says so (`!!`, as the
 * installer leaves it) and no group is named; in a tree elsewhere than `/`, where it has no file of users. What cannot be read counts
 * as set: a doubt must not open the host.
 */
export async function isPasswordSet(root: string): Promise<boolean> {
  if (root !== '/') {
    const users = await embeddedUsers(root);
    return users.known || users.reason.code !== 'absent';
  }
  const { group } = await readLoginPolicy(root);
  const shadow = await readHostText(root, '/etc/shadow');
  return group !== '' || !shadow.known || hasPassword(shadow.value);
}

/** Whether root has, or ever had, a password in the text of etc/shadow; a locked one counts. */
export function hasPassword(shadow: string): boolean {
  const entry = shadow
    .split('\n')
    .map((line) => line.split(':'))
    .find(([user]) => user === 'root');
  return entry?.[1] !== '!!';
}
