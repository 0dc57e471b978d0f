import { parseKeyValue, valueOf } from '../../reset/index.js';
import { runCommand } from '../machine/commands.js';
import { readHostText } from '../files/host-text.js';

/** Who may use this console, as the host's administrator has set it. */
export interface LoginPolicy {
  /** Members may log in as well as root; '' = root alone. */
  readonly group: string;
  /** PAM services to try, the first one the host has. */
  readonly services: readonly string[];
}

const path = '/etc/xsconsole/console.conf';
/** The original's service first, then Debian's; `login` is everywhere. */
const usualServices = ['password-auth', 'common-auth', 'login'];
const limitMs = 5_000;

/** Reads etc/xsconsole/console.conf (keys LOGIN_GROUP and PAM_SERVICE); without it, or for a name that is none, root alone by the usual services. */
export async function readLoginPolicy(root: string): Promise<LoginPolicy> {
  const text = await readHostText(root, path);
  const lines = parseKeyValue(text.known ? text.value : '');
  const name = (key: string): string => {
    const value = valueOf(lines, key) ?? '';
    return /^[A-Za-z0-9_][A-Za-z0-9_. -]{0,63}$/.test(value) ? value : '';
  };
  const service = name('PAM_SERVICE');
  return { group: name('LOGIN_GROUP'), services: service === '' ? usualServices : [service] };
}

/** Whether a user whose password was right may use the console: root, and members of the group, by every source of users the host has. */
export async function mayLogIn(
  root: string,
  user: string,
  { group }: LoginPolicy,
): Promise<boolean> {
  if (user === 'root') return true;
  if (group === '') return false;
  if (root === '/') return isMember(user, group);
  const text = await readHostText(root, '/etc/group');
  const members =
    (text.known ? text.value : '')
      .split('\n')
      .map((line) => line.split(':'))
      .find(([name]) => name === group)?.[3] ?? '';
  return members.split(',').includes(user);
}

/** By number, since names of a directory's groups may hold blanks; both commands ask every source of users the host has. */
async function isMember(user: string, group: string): Promise<boolean> {
  const entry = await runCommand({ program: 'getent', args: ['group', '--', group], limitMs });
  const number =
    entry.ok && entry.value.status === 0 ? (entry.value.stdout.trim().split(':')[2] ?? '') : '';
  const groups = await runCommand({ program: 'id', args: ['-G', '--', user], limitMs });
  return (
    number !== '' &&
    groups.ok &&
    groups.value.status === 0 &&
    groups.value.stdout.trim().split(/\s+/).includes(number)
  );
}
