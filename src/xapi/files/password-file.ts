import { err, ok, type DurableFiles, type Result } from '../../model/index.js';
import type { DatabaseError } from '../database/error.js';
import { parsePasswords, withPassword, type Passwords } from '../passwords.js';
import { readText } from '../read-text.js';

/** The file that lists who may log in over TCP, and its accounts in memory. */
export interface PasswordFile {
  readonly passwords: Passwords;
  /**
   * Changes a user's password, durably and from the next login on. A user who is not in the file
   * stays unknown. Returns null, or an error of one line.
   */
  change(user: string, wanted: string): Promise<string | null>;
}

/** Reads the password file at a path of this machine. A missing file is an error. */
export async function openPasswordFile(
  path: string,
  files: DurableFiles,
): Promise<Result<PasswordFile, DatabaseError>> {
  const unreadable = (reason: string) =>
    err({ code: 'unreadable' as const, path, line: null, column: null, reason });
  const content = await readText(path);
  if (!content.ok) return unreadable(content.error);
  if (content.value === null) return unreadable('there is no such file');
  let text = content.value;
  const parsed = parsePasswords(text);
  if (!parsed.ok)
    return err({
      code: 'malformed',
      path,
      line: parsed.error.line,
      column: 1,
      reason: parsed.error.reason,
    });
  const passwords = parsed.value;
  return ok({
    passwords,
    change: async (user, wanted) => {
      const changed = withPassword(text, user, wanted);
      if (changed === text) return null;
      const written = await files.write(path, changed, { as: 'existing', modeIfNew: 0o600 });
      if (!written.ok) return `${path}: ${written.error.cause}`;
      text = changed;
      passwords.change(user, wanted);
      return null;
    },
  });
}
