import { createHash, timingSafeEqual } from 'node:crypto';
import { known, type Known, type Result, type PortError } from '../../model/index.js';
import { readHostText } from '../files/host-text.js';
import { writeHostFile } from '../files/write-host-file.js';

/** A user of an embedded host. Nothing there is secret: the login form prints it. */
export interface EmbeddedUser {
  readonly user: string;
  readonly password: string;
}

/** Lines `user:password`, comments with `#`. */
const path = '/etc/xsconsole/passwords';

/** The users of a tree elsewhere than `/`, in the file's order. Reasons: absent, unreadable. */
export async function embeddedUsers(root: string): Promise<Known<readonly EmbeddedUser[]>> {
  const text = await readHostText(root, path);
  if (!text.known) return text;
  return known(
    text.value.split('\n').flatMap((line) => {
      const [user = '', ...password] = line.startsWith('#') ? [] : line.split(':');
      return user === '' || password.length === 0 ? [] : [{ user, password: password.join(':') }];
    }),
  );
}

/** What the login form of an embedded host prints: its first user. null on this machine itself, and where there are no users. */
export async function embeddedLogin(root: string): Promise<EmbeddedUser | null> {
  if (root === '/') return null;
  const users = await embeddedUsers(root);
  return users.known ? (users.value[0] ?? null) : null;
}

/** Whether a tree's user has this password; compared as real ones are, so that the habit stays. */
export function embeddedUserHas(
  users: readonly EmbeddedUser[],
  user: string,
  password: string,
): boolean {
  const digest = (text: string): Buffer => createHash('sha256').update(text).digest();
  const found = users.find((entry) => entry.user === user);
  return timingSafeEqual(digest(password), digest(found?.password ?? '\0')) && found !== undefined;
}

/** Gives a tree's user another password, durably. The new one holds no line break (the caller has seen to it). */
export function writeEmbeddedUsers(
  root: string,
  users: readonly EmbeddedUser[],
): Promise<Result<void, PortError>> {
  return writeHostFile(
    root,
    path,
    users.map(({ user, password }) => `${user}:${password}\n`).join(''),
    0o644,
  );
}
