import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { constants, userInfo } from 'node:os';
import { err, ok, type Result, type ShellError } from '../../model/index.js';
import type { Commands } from './commands.js';

/** What a local shell is started with. */
export interface ShellCall {
  readonly program: string;
  readonly args: readonly string[];
  readonly environment: Readonly<Record<string, string>>;
  readonly folder: string;
}

/**
 * What a shell may learn of the console's own environment: the terminal and the language, nothing
 * else.
 */
const inherited = /^(TERM|COLORTERM|LANG|LANGUAGE|LC_[A-Z]+|TZ|SSH_TTY)$/;
const path =
  '/opt/xensource/bin:/opt/xensource/sbin:/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin';

/**
 * Who runs this console. The system throws where its list of users is gone or does not know this
 * one: then it is root all the same.
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
 * The shell for whoever is logged in at the console: the user's own, a login shell, in a clean
 * environment, with TMOUT so that it ends after as many minutes without a key as a login does. null
 * where there is none at all.
 */
export async function localShell(
  commands: Commands,
  idleMinutes: number,
  environment: Readonly<Record<string, string | undefined>>,
): Promise<ShellCall | null> {
  const { username, shell, home } = person();
  let program: string | null = null;
  // A user whose entry says nologin still sits at the console with the right password.
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
    // A folder that is not there would be told as a shell that is not there.
    folder: existsSync(home) ? home : '/',
  };
}

/**
 * A shell that is killed leaves the terminal to its own, now empty, group of processes, and
 * whatever modes it had set: nobody could read a key any more. So another one, with job control,
 * waits for it and puts both back.
 */
const watched =
  'modes=$(stty -g 2>/dev/null); set -m; "$0" "$@"; status=$?; [ -z "$modes" ] || stty ' +
  '"$modes"; exit $status';

/**
 * Gives the terminal to a local shell until it ends; the caller has put the screen aside. Answers
 * its exit status (128 + n for signal n).
 */
export async function runLocalShell(
  commands: Commands,
  idleMinutes: number,
  environment: Readonly<Record<string, string | undefined>> = process.env,
): Promise<Result<number, ShellError>> {
  const call = await localShell(commands, idleMinutes, environment);
  if (call === null) return err({ code: 'absent', detail: '/bin/sh' });
  return new Promise((resolve) => {
    const child = spawn('/bin/sh', ['-c', watched, call.program, ...call.args], {
      stdio: 'inherit',
      env: { ...call.environment },
      cwd: call.folder,
    });
    child.on('error', (error) => {
      resolve(err({ code: 'failed', detail: error.message }));
    });
    child.on('exit', (code, signal) => {
      resolve(ok(code ?? 128 + (signal === null ? 0 : constants.signals[signal])));
    });
  });
}
