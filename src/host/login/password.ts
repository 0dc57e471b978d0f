import { err, type Result, type PortError } from '../../model/index.js';
import { embeddedUsers, writeEmbeddedUsers } from './embedded-login.js';
import { readLoginPolicy } from './login-policy.js';
import { askPam, type PamTrouble } from './pam.js';

/**
 * Gives a user another password on this host alone (for a pool, XenAPI's session.change_password reaches every host). Whether it may be
 * changed (the former one was right, or none was ever set) is for the caller to see to. In a tree elsewhere than `/` its own file changes, and is
 * made where it is missing.
 */
export async function setPassword(
  root: string,
  helper: string,
  user: string,
  wanted: string,
): Promise<Result<void, PamTrouble | PortError>> {
  if (root === '/') {
    const { services } = await readLoginPolicy(root);
    return askPam({ action: 'set', user, password: wanted, helper, services });
  }
  const users = await embeddedUsers(root);
  if (!users.known && users.reason.code !== 'absent')
    return err({ code: 'unavailable', detail: users.reason.detail });
  const others = users.known ? users.value : [];
  const changed = others.map((entry) =>
    entry.user === user ? { ...entry, password: wanted } : entry,
  );
  return writeEmbeddedUsers(
    root,
    others.some((entry) => entry.user === user) ? changed : [...others, { user, password: wanted }],
  );
}
