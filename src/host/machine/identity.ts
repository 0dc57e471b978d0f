import { readlinkSync } from 'node:fs';
import { userInfo } from 'node:os';
import type { Initiator } from '../../reset/index.js';

/** Whether this process runs as root, and so may change this machine. */
export function isRoot(): boolean {
  return process.geteuid?.() === 0;
}

/**
 * The operator, for the journal. `user` is the one who has logged in to the console; with
 * `loggedIn` '' it is the user who runs the program, and behind sudo the user who called sudo.
 * `tty` is the terminal of standard input; '' when that is no terminal.
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
    // The passwd file no longer has this user. The user id is still right.
    return String(process.getuid?.() ?? '');
  }
}

/** The terminal of standard input; '' when standard input is no terminal. */
export function terminalName(): string {
  try {
    const target = readlinkSync('/proc/self/fd/0');
    return /^\/dev\/(tty|pts|hvc|console)/.test(target) ? target : '';
  } catch {
    return '';
  }
}
