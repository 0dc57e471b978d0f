import { err, known, ok, type EmbeddedUser, type Known, type LoginPort } from '../model/index.js';
import {
  createAuthentication,
  mayLogIn,
  memberInTree,
  readLoginPolicy,
  type AuthenticationOptions,
  type HostTree,
} from '../host/index.js';
import { isSecret, secretDigest } from '../xenapi/index.js';

/** The file of users. Its lines are `user:password`; a comment begins with `#`. */
export const usersPath = '/etc/xsconsole/passwords';

/** The users of a tree, in the file's order. Errors: absent, unreadable. */
async function usersOf(files: HostTree): Promise<Known<readonly EmbeddedUser[]>> {
  const text = await files.text(usersPath);
  if (!text.known) return text;
  return known(
    text.value.split('\n').flatMap((line) => {
      const [user = '', ...password] = line.startsWith('#') ? [] : line.split(':');
      return user === '' || password.length === 0 ? [] : [{ user, password: password.join(':') }];
    }),
  );
}

/**
 * Whether a tree's user has this password. It is compared in constant time, as a real password must
 * be.
 */
function hasPassword(users: readonly EmbeddedUser[], user: string, password: string): boolean {
  const found = users.find((entry) => entry.user === user);
  return isSecret(password, found === undefined ? null : secretDigest(found.password));
}

/** What the login of a tree needs. */
export interface TreeLoginOptions extends Pick<AuthenticationOptions, 'now' | 'pause'> {
  readonly files: HostTree;
  /** The boot of the machine that this process runs on. */
  readonly boot: string;
  /**
   * A tree without a file of users is open to everybody. True only when no operator practises on
   * it.
   */
  readonly openWithoutUsers: boolean;
}

/** The login of a tree, with the users in its own file. */
export function treeLogin({
  files,
  boot,
  openWithoutUsers,
  ...standIns
}: TreeLoginOptions): LoginPort {
  const isPasswordSet = async (): Promise<boolean> => {
    const users = await usersOf(files);
    return users.known || users.reason.code !== 'absent';
  };
  return {
    authenticate: createAuthentication({
      ...standIns,
      files,
      boot,
      check: async (user, password) => {
        const users = await usersOf(files);
        if (!users.known) return err({ code: 'unavailable', detail: users.reason.detail });
        if (!hasPassword(users.value, user, password)) return err({ code: 'wrong', detail: '' });
        const policy = await readLoginPolicy(files);
        return (await mayLogIn(user, policy, memberInTree(files)))
          ? ok({ by: 'file', said: '' })
          : err({ code: 'notPermitted', detail: policy.group });
      },
    }),
    setPassword: async (user, wanted) => {
      const users = await usersOf(files);
      if (!users.known && users.reason.code !== 'absent')
        return err({ code: 'unavailable', detail: users.reason.detail });
      const others = users.known ? users.value : [];
      const changed = others.some((entry) => entry.user === user)
        ? others.map((entry) => (entry.user === user ? { user, password: wanted } : entry))
        : [...others, { user, password: wanted }];
      return files.write(
        usersPath,
        changed.map((entry) => `${entry.user}:${entry.password}\n`).join(''),
        0o644,
      );
    },
    isPasswordSet,
    isOpenToAll: async () => openWithoutUsers && !(await isPasswordSet()),
    shownUser: async () => {
      const users = await usersOf(files);
      return users.known ? (users.value[0] ?? null) : null;
    },
  };
}
