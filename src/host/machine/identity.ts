import { readlinkSync } from 'node:fs';
import { userInfo } from 'node:os';
import type { Initiator } from '../../reset/index.js';

/** Whether this process may change the real host at all. */
export function isRoot(): boolean {
  return process.geteuid?.() === 0;
}

/**
 * Who is at this program, for the journal: who has logged in to it, else (`loggedIn` '') who runs
 * it, and rather the person behind sudo than root; the terminal of standard input, '' when it is
 * none.
 */
export function initiatorOf(face: Initiator['face'], reason: string, loggedIn = ''): Initiator {
  return { user: loggedIn === '' ? userName() : loggedIn, tty: terminalName(), face, reason };
}

function userName(): string {
  const sudo = process.env['SUDO_USER'];
  if (sudo !== undefined && sudo !== '') return sudo;
  try {
    return userInfo().username;
  } catch {
    // No such user in the passwd file any more: the number is still true.
    return String(process.getuid?.() ?? '');
  }
}

/** The terminal of standard input; '' when it is none. */
export function terminalName(): string {
  try {
    const target = readlinkSync('/proc/self/fd/0');
    return /^\/dev\/(tty|pts|hvc|console)/.test(target) ? target : '';
  } catch {
    return '';
  }
}
