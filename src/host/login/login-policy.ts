import { parseKeyValue, valueOf } from '../../reset/index.js';
import { commaList, type HostFilePort } from '../../model/index.js';
import type { Commands } from '../machine/commands.js';

/** Who may use this console, as the host's administrator has set it. */
export interface LoginPolicy {
  /** Members of this group may log in as well as root; '' for root only. */
  readonly group: string;
  /** The PAM services to try; the first that checks accounts too is used. */
  readonly services: readonly string[];
}

const path = '/etc/xsconsole/console.conf';
/** The original's service comes first, then those of other hosts. Every host has `login`. */
const usualServices = ['password-auth', 'system-auth', 'login', 'common-auth'];
const limitMs = 5_000;

/**
 * Reads etc/xsconsole/console.conf (keys LOGIN_GROUP and PAM_SERVICE). Without the file or a valid
 * name, root only and the usual services.
 */
export async function readLoginPolicy(files: Pick<HostFilePort, 'text'>): Promise<LoginPolicy> {
  const text = await files.text(path);
  const lines = parseKeyValue(text.known ? text.value : '');
  const name = (key: string): string => {
    const value = valueOf(lines, key) ?? '';
    return /^[A-Za-z0-9_][A-Za-z0-9_. -]{0,63}$/.test(value) ? value : '';
  };
  const service = name('PAM_SERVICE');
  return { group: name('LOGIN_GROUP'), services: service === '' ? usualServices : [service] };
}

/** Whether somebody is a member of a group. */
export type IsMember = (user: string, group: string) => Promise<boolean>;

/** Whether a user whose password was right may use the console: root, and members of the group. */
export async function mayLogIn(
  user: string,
  { group }: LoginPolicy,
  isMember: IsMember,
): Promise<boolean> {
  return user === 'root' || (group !== '' && (await isMember(user, group)));
}

/**
 * Tests membership by every source of users that this machine has. It compares group ids, because
 * names of directory groups may contain blanks.
 */
export const memberOnMachine =
  (commands: Commands): IsMember =>
  async (user, group) => {
    const entry = await commands.run({
      program: 'getent',
      args: ['group', '--', group],
      limitMs,
    });
    const number =
      entry.ok && entry.value.status === 0 ? (entry.value.stdout.trim().split(':')[2] ?? '') : '';
    const groups = await commands.run({ program: 'id', args: ['-G', '--', user], limitMs });
    return (
      number !== '' &&
      groups.ok &&
      groups.value.status === 0 &&
      groups.value.stdout.trim().split(/\s+/).includes(number)
    );
  };

/** Tests membership by the group file of a tree only. */
export const memberInTree =
  (files: Pick<HostFilePort, 'text'>): IsMember =>
  async (user, group) => {
    const text = await files.text('/etc/group');
    const members =
      (text.known ? text.value : '')
        .split('\n')
        .map((line) => line.split(':'))
        .find(([name]) => name === group)?.[3] ?? '';
    return commaList(members).includes(user);
  };
