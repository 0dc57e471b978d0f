import { err, ok, type Result } from '../model/index.js';
import { isSecret, secretDigest } from '../xenapi/index.js';
import type { Role } from './role.js';

/** What a user may do here. `none`: the user is known but may not even log in. */
export type UserRole = Role | 'none';

interface Account {
  readonly digest: Buffer;
  readonly role: UserRole;
}

const roles: ReadonlyMap<string, UserRole> = new Map([
  ['', 'pool-admin'],
  ['pool-admin', 'pool-admin'],
  ['read-only', 'read-only'],
  ['none', 'none'],
]);

/** The users that may log in over TCP, with their passwords and roles. */
export class Passwords {
  constructor(private readonly accounts: Map<string, Account>) {}

  /** Sets another password for a known user. An unknown user changes nothing. */
  change(user: string, password: string): void {
    const account = this.accounts.get(user);
    if (account !== undefined)
      this.accounts.set(user, { ...account, digest: secretDigest(password) });
  }

  /**
   * The user's role, or null. A wrong password and an unknown user take the same time and give the
   * same answer.
   */
  check(user: string, password: string): UserRole | null {
    const account = this.accounts.get(user);
    const isTheirs = isSecret(password, account?.digest ?? null);
    return isTheirs && account !== undefined ? account.role : null;
  }
}

/**
 * Parses a password file with lines `user:password[:role]`. The role is pool-admin (the default),
 * read-only or none. `#` comments and blank lines are skipped. The error names line and reason,
 * never a password.
 */
export function parsePasswords(
  text: string,
): Result<Passwords, { readonly line: number; readonly reason: string }> {
  const accounts = new Map<string, Account>();
  for (const [index, line] of text.split('\n').entries()) {
    const trimmed = line.replace(/\r$/, '');
    if (trimmed.trim() === '' || trimmed.startsWith('#')) continue;
    const issue = (reason: string) => err({ line: index + 1, reason });
    const [user = '', password = '', roleName = '', ...rest] = trimmed.split(':');
    const role = roles.get(roleName.trim());
    if (user === '' || password === '' || rest.length > 0)
      return issue('not of the form user:password[:role]');
    if (role === undefined) return issue('the role is not one of pool-admin, read-only and none');
    if (accounts.has(user)) return issue(`user ${user} stands twice in the file`);
    accounts.set(user, { digest: secretDigest(password), role });
  }
  return ok(new Passwords(accounts));
}

/**
 * The file's text with another password for one user. Every other byte stays. The password must not
 * contain a colon or a line break.
 */
export function withPassword(text: string, user: string, password: string): string {
  return text
    .split('\n')
    .map((line) => {
      const [name, , ...rest] = line.split(':');
      return name === user
        ? [name, password, ...rest].join(':') +
            (rest.length === 0 && line.endsWith('\r') ? '\r' : '')
        : line;
    })
    .join('\n');
}
