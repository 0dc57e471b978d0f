import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { constants, userInfo } from 'node:os';
import { err, ok, programFolder, type Result, type ShellError } from '../../model/index.js';
import type { Commands } from './commands.js';
import { startChild } from './start-child.js';

/** How to start a local shell. */
export interface ShellCall {
  readonly program: string;
  readonly args: readonly string[];
  readonly environment: Readonly<Record<string, string>>;
  readonly folder: string;
}

/**
 * The variables of the console's own environment that a shell gets: only terminal, language and
 * time zone.
 */
const inherited = /^(TERM|COLORTERM|LANG|LANGUAGE|LC_[A-Z]+|TZ|SSH_TTY)$/;
/** The host's own folders come first: a program of ours that it has as well is typed in full. */
const path = [
  '/opt/xensource/bin:/opt/xensource/sbin:/usr/local/sbin:/usr/local/bin:' +
    '/usr/sbin:/usr/bin:/sbin:/bin',
  ...(programFolder === '' ? [] : [programFolder.replace(/\/$/u, '')]),
].join(':');

/**
 * The user who runs this console. The system throws when its list of users is missing or does not
 * have this user; then it is root.
 */
function person(): { readonly username: string; readonly shell: string; readonly home: string } {
  try {
    const { username, shell, homedir } = userInfo();
    return { username, shell: shell ?? '', home: homedir };
  } catch {
    return { username: 'root', shell: '', home: '/root' };
  }
}

/**
 * The shell for the operator: the user's own, as a login shell, in a clean environment. TMOUT ends
 * it after `idleMinutes` without a key, as a login ends. Answers null when the host has no shell at
 * all.
 */
export async function localShell(
  commands: Commands,
  idleMinutes: number,
  environment: Readonly<Record<string, string | undefined>>,
): Promise<ShellCall | null> {
  const { username, shell, home } = person();
  let program: string | null = null;
  // A user whose entry says nologin has still logged in to the console, so use another shell.
  for (const candidate of [/(nologin|false)$/.test(shell) ? '' : shell, '/bin/bash', '/bin/sh'])
    program ??= candidate === '' ? null : await commands.find(candidate);
  if (program === null) return null;
  const kept = Object.fromEntries(
    Object.entries(environment).flatMap(([name, value]) =>
      inherited.test(name) && value !== undefined ? [[name, value]] : [],
    ),
  );
  return {
    program,
    args: ['-l'],
    environment: {
      ...kept,
      PATH: path,
      HOME: home,
      USER: username,
      LOGNAME: username,
      SHELL: program,
      TMOUT: String(idleMinutes * 60),
    },
    // With a missing folder, spawn would report that the shell is missing.
    folder: existsSync(home) ? home : '/',
  };
}

/**
 * A script that runs the shell and then restores the terminal. A killed shell leaves the terminal
 * with its own terminal modes and its now empty process group, and then no program can read a key.
 * So a second shell, with job control, waits for it and restores both.
 */
const watched =
  'modes=$(stty -g 2>/dev/null); set -m; "$0" "$@"; status=$?; [ -z "$modes" ] || stty ' +
  '"$modes"; exit $status';

/**
 * Gives the terminal to a local shell until it ends. The caller must put its own screen aside
 * first. Answers the shell's exit status (128 + n for signal n).
 */
export async function runLocalShell(
  commands: Commands,
  idleMinutes: number,
  environment: Readonly<Record<string, string | undefined>> = process.env,
): Promise<Result<number, ShellError>> {
  const call = await localShell(commands, idleMinutes, environment);
  if (call === null) return err({ code: 'absent', detail: '/bin/sh' });
  const started = await startChild(() =>
    spawn('/bin/sh', ['-c', watched, call.program, ...call.args], {
      stdio: 'inherit',
      env: { ...call.environment },
      cwd: call.folder,
    }),
  );
  if (!started.ok) return err({ code: 'failed', detail: started.error });
  return new Promise((resolve) => {
    started.value.on('exit', (code, signal) => {
      resolve(ok(code ?? 128 + (signal === null ? 0 : constants.signals[signal])));
    });
  });
}
