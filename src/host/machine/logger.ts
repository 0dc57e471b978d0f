import { spawn } from 'node:child_process';
import { Socket } from 'node:net';
import type { LogLevel } from '../../model/index.js';
import { programEnvironment, type Commands } from './commands.js';
import { oneLine } from './log-file.js';
import { endsInTime, startChild } from './start-child.js';

/** The pipe holds some hundred lines. A child that leaves as many more to wait hangs. */
const hangingBytes = 64 * 1024;
const priority: Readonly<Record<LogLevel, number>> = { info: 6, warning: 4, error: 3 };

/** A running `logger`. */
export interface Logger {
  send(level: LogLevel, text: string): void;
  /** Ends its input, and waits until it has ended, or has taken too long for that. */
  end(): Promise<void>;
}

/**
 * Starts `logger`, which passes lines on to the syslog, each with its priority in front. It uses
 * only options that util-linux 2.23 (CentOS 7) has, so the process id goes into the tag. `failed`
 * gets the reason when it cannot be started, ends too early, hangs, or complains: a `logger` that
 * loses its socket says so, drops all further lines and ends well.
 */
export async function startLogger(
  commands: Commands,
  program: string,
  failed: (cause: string) => void,
): Promise<Logger | null> {
  const path = await commands.find('logger');
  if (path === null) {
    failed('not found');
    return null;
  }
  const started = await startChild(() =>
    spawn(path, ['-t', `${program}[${process.pid}]`, '--prio-prefix'], {
      stdio: ['pipe', 'ignore', 'pipe'],
      detached: true,
      env: programEnvironment,
    }),
  );
  if (!started.ok) {
    failed(started.error);
    return null;
  }
  const child = started.value;
  const { stdin, stderr } = child;
  let isEnding = false;
  let words = '';
  const judge = (): void => {
    const [said = ''] = words.trim().split('\n');
    const { exitCode, signalCode } = child;
    if (said !== '') failed(said);
    else if (!isEnding || exitCode !== 0)
      failed(`ended with ${exitCode ?? signalCode ?? 'nothing'}`);
  };
  stderr.setEncoding('utf8').on('data', (text: string) => {
    words = (words + text).slice(0, 200);
    if (words.includes('\n')) judge();
  });
  const closed = new Promise<void>((resolve) => {
    child.on('close', () => {
      judge();
      resolve();
    });
  });
  stdin.on('error', () => undefined);
  // Neither the child nor its standard error may keep this process alive.
  child.unref();
  if (stderr instanceof Socket) stderr.unref();
  const give = (cause: string): void => {
    child.kill('SIGKILL');
    failed(cause);
  };
  return {
    send: (level, text) => {
      stdin.write(`<${priority[level]}>${oneLine(text)}\n`);
      if (stdin.writableLength >= hangingBytes) give('it takes no lines');
    },
    end: async () => {
      isEnding = true;
      stdin.end();
      if (await endsInTime(closed)) return;
      // Another program may hold its standard error open.
      if (child.exitCode === null && child.signalCode === null) give('it does not end');
      else judge();
    },
  };
}
