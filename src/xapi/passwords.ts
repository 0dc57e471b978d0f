import { createHash, timingSafeEqual } from 'node:crypto';
import type { Result } from '../model/index.js';
import { err, ok } from '../model/index.js';
import type { Role } from './role.js';

/** What a user may do here; `none`: he is known, and may not even log in. */
export type UserRole = Role | 'none';

interface Account {
  readonly digest: Buffer;
  readonly role: UserRole;
}

function digest(password: string): Buffer {
  return createHash('sha256').update(password, 'utf8').digest();
}

const roles: ReadonlyMap<string, UserRole> = new Map([
  ['', 'pool-admin'],
  ['pool-admin', 'pool-admin'],
  ['read-only', 'read-only'],
  ['none', 'none'],
]);

/** Compared against for users that do not exist, so that they cost the same as those that do. */
const nobody = digest('\0');

/** Who may log in over TCP. */
export class Passwords {
  constructor(private readonly accounts: Map<string, Account>) {}

  /** Another password for a user there is; nothing for one there is not. */
  change(user: string, password: string): void {
    const account = this.accounts.get(user);
    if (account !== undefined) this.accounts.set(user, { ...account, digest: digest(password) });
  }

  /**
   * The user's role; null when the password is wrong or there is no such user: it takes as long and
   * says as much.
   */
  check(user: string, password: string): UserRole | null {
    const account = this.accounts.get(user);
    const equal = timingSafeEqual(digest(password), account?.digest ?? nobody);
    return equal && account !== undefined ? account.role : null;
  }
}

/**
 * Reads a password file: lines `user:password[:role]`, roles pool-admin (when left out), read-only
 * and none; `#` comments and blank lines. The error names line and reason, never a password.
 */
export function parsePasswords(
  text: string,
): Result<Passwords, { readonly line: number; readonly reason: string }> {
  const accounts = new Map<string, Account>();
  for (const [index, line] of text.split('\n').entries()) {
    const trimmed = line.replace(/\r$/, '');
    if (trimmed.trim() === '' || trimmed.startsWith('#')) continue;
    const fault = (reason: string) => err({ line: index + 1, reason });
    const [user = '', password = '', roleName = '', ...rest] = trimmed.split(':');
    const role = roles.get(roleName.trim());
    if (user === '' || password === '' || rest.length > 0)
      return fault('not of the form user:password[:role]');
    if (role === undefined) return fault('the role is not one of pool-admin, read-only and none');
    if (accounts.has(user)) return fault(`user ${user} stands twice in the file`);
    accounts.set(user, { digest: digest(password), role });
  }
  return ok(new Passwords(accounts));
}

/**
 * The file's text with another password for one user; every other byte stays. The password holds no
 * colon and no line break.
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
