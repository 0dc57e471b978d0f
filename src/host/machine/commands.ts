import { spawn, type ChildProcessByStdio } from 'node:child_process';
import { accessSync, constants as fileModes } from 'node:fs';
import { constants } from 'node:os';
import { isAbsolute, join } from 'node:path';
import type { Readable, Writable } from 'node:stream';
import { err, ok, type Commanded, type Result, type PortError } from '../../model/index.js';
import { startChild } from './start-child.js';

/**
 * Where the host's own programs are. We never use the caller's PATH, because then the caller could
 * have other programs run as root.
 */
const systemPath: readonly string[] = ['/usr/sbin', '/usr/bin', '/sbin', '/bin'];

/**
 * The whole environment of every program. Nothing of our own environment is passed on: no LD_*,
 * PYTHON* or NODE_*, no proxy, no locale.
 */
export const programEnvironment: Readonly<Record<string, string>> = {
  PATH: systemPath.join(':'),
  LC_ALL: 'C',
  HOME: '/',
};

/**
 * How much of a command's output is kept, of each stream. A command that prints for ever must not
 * fill the memory. The longest that we ask for, a list of a thousand VMs, takes a quarter of 1 MiB.
 */
const keptCharacters = 8 * 1024 * 1024;
/** How long we wait for the output of a command that has ended. */
const pipeGraceMs = 500;

/** One command, and the limits of its run. */
export interface Command {
  /** A name to look up in the system's folders, or an absolute path. */
  readonly program: string;
  readonly args: readonly string[];
  /** After this time the command and its children are killed. */
  readonly limitMs: number;
  /**
   * The command's standard input. Without it the input is empty. It may be a password, so it is
   * never shown.
   */
  readonly input?: string;
  /** When it aborts, the command and its children are killed at once. */
  readonly signal?: AbortSignal | undefined;
}

/** How a command ended by itself. */
export interface CommandEnd {
  /** The exit status; 128 + n when signal n ended it, as in a shell. */
  readonly status: number;
  /** The signal that ended it; null when it ended by itself. */
  readonly signal: NodeJS.Signals | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** The command as the operator would type it, for messages. */
export function commandLine(command: Pick<Command, 'program' | 'args'>): string {
  return [command.program, ...command.args].join(' ');
}

/** A line that only says where to read more, as systemd and util-linux end their errors. */
const hint = /^\s*(?:See ["']|Try ["']|dmesg\(1\) may have more)/u;

/**
 * The last line of a command's standard error, where programs say what went wrong, or else of its
 * standard output. A hint where to read more does not count. '' when both are empty.
 */
export function lastWords({ stdout, stderr }: Pick<CommandEnd, 'stdout' | 'stderr'>): string {
  const lines = (stderr.trim() || stdout.trim()).split('\n');
  return (lines.findLast((line) => !hint.test(line)) ?? lines.at(-1) ?? '').trim();
}

/**
 * Makes an error from a command that failed, with its own last words. `subject` says what the error
 * is about.
 */
export function errorOfCommand(
  end: CommandEnd,
  code: PortError['code'],
  subject: string,
): PortError {
  return {
    code,
    subject,
    cause: [
      end.signal === null ? `exit status ${end.status}` : `ended by ${end.signal}`,
      lastWords(end),
    ]
      .filter((part) => part !== '')
      .join(': '),
    retryable: true,
  };
}

/**
 * Orders something of the host by a command: it is done when the command ends with status 0.
 * `subject` says what an error is about, when that is not the command itself. `repeats`: how often
 * a command is run again that a signal has ended.
 */
export async function order(
  commands: Pick<Commands, 'run'>,
  command: Command,
  code: PortError['code'],
  { subject = commandLine(command), repeats = 0 } = {},
): Commanded {
  let run = await commands.run(command);
  for (let left = repeats; left > 0 && run.ok && run.value.signal !== null; left -= 1)
    run = await commands.run(command);
  if (!run.ok) return run;
  return run.value.status === 0
    ? ok({ ran: true, command: commandLine(command) })
    : err(errorOfCommand(run.value, code, subject));
}

/** What a command prints when it ends with status 0. Errors: those of `run`, commandFailed. */
export async function output(
  commands: Pick<Commands, 'run'>,
  command: Command,
): Promise<Result<string, PortError>> {
  const run = await commands.run(command);
  if (!run.ok) return run;
  return run.value.status === 0
    ? ok(run.value.stdout)
    : err(errorOfCommand(run.value, 'commandFailed', command.program));
}

/** Runs the host's programs. */
export interface Commands {
  /** The path of a program; null when none of the system's folders has it. */
  find(program: string): Promise<string | null>;
  /**
   * Runs a command to its end and captures its output; none of it reaches the terminal. The command
   * leads its own session, so that a Ctrl-C at the terminal reaches only us, and so that the time
   * limit kills its children too. Errors: commandAbsent, timedOut, commandFailed (the caller's
   * `signal` aborted it, or it printed more than is kept), ioError (it could not be started). A
   * status other than 0 is not an error here.
   */
  run(command: Command): Promise<Result<CommandEnd, PortError>>;
}

/** The programs in these folders; the first folder that has a program wins. */
export function commandsIn(folders: readonly string[]): Commands {
  const find = (program: string): string | null =>
    firstExecutable(
      isAbsolute(program) ? [program] : folders.map((folder) => join(folder, program)),
    );
  return {
    find: (program) => Promise.resolve(find(program)),
    run: async (command) => {
      const path = find(command.program);
      return path === null
        ? err({
            code: 'commandAbsent',
            subject: command.program,
            cause: 'not found',
            retryable: false,
          })
        : runAt(path, command);
    },
  };
}

/** The programs of this machine. */
export const systemCommands: Commands = commandsIn(systemPath);

function firstExecutable(paths: readonly string[]): string | null {
  for (const path of paths) {
    try {
      accessSync(path, fileModes.X_OK);
      return path;
    } catch {
      continue;
    }
  }
  return null;
}

async function runAt(path: string, command: Command): Promise<Result<CommandEnd, PortError>> {
  const subject = commandLine(command);
  const { input, signal } = command;
  if (signal?.aborted === true) return err(cancelled(subject));
  const options = { detached: true, env: programEnvironment } as const;
  // A pipe that nothing is written to takes time and gives no more than /dev/null.
  const started = await startChild<ChildProcessByStdio<Writable | null, Readable, Readable>>(() =>
    input === undefined
      ? spawn(path, command.args, { ...options, stdio: ['ignore', 'pipe', 'pipe'] })
      : spawn(path, command.args, { ...options, stdio: ['pipe', 'pipe', 'pipe'] }),
  );
  if (!started.ok) return err({ code: 'ioError', subject, cause: started.error, retryable: false });
  const child = started.value;
  return new Promise((resolve) => {
    // A command may close the pipe before it has read everything. That is not an error.
    child.stdin?.on('error', () => undefined).end(input);
    const output = { stdout: '', stderr: '' };
    for (const name of ['stdout', 'stderr'] as const) {
      child[name].setEncoding('utf8');
      child[name].on('data', (text: string) => {
        if (output[name].length <= keptCharacters) output[name] += text;
      });
    }
    const settle = (result: Result<CommandEnd, PortError>): void => {
      clearTimeout(limit);
      clearTimeout(grace);
      signal?.removeEventListener('abort', abort);
      child.stdin?.destroy();
      child.stdout.destroy();
      child.stderr.destroy();
      resolve(result);
    };
    const end = (error: PortError): void => {
      killGroup(child.pid);
      child.unref();
      settle(err(error));
    };
    const limit = setTimeout(() => {
      end({
        code: 'timedOut',
        subject,
        cause: `no end after ${command.limitMs / 1000} s`,
        retryable: true,
      });
    }, command.limitMs);
    const abort = (): void => {
      end(cancelled(subject));
    };
    signal?.addEventListener('abort', abort);
    let grace: NodeJS.Timeout | undefined;
    if (signal?.aborted === true) abort();
    child.on('exit', (code, by) => {
      const ended = (): void => {
        const status = code ?? 128 + (by === null ? 0 : constants.signals[by]);
        // A part of a list would be taken for the whole.
        const isCut = [output.stdout, output.stderr].some((text) => text.length > keptCharacters);
        settle(isCut ? err(tooMuch(subject)) : ok({ status, signal: by, ...output }));
      };
      child.on('close', ended);
      // A grandchild, such as a daemon that was just started, may keep the pipes open for ever. The
      // output up to now is then enough.
      grace = setTimeout(ended, pipeGraceMs);
    });
  });
}

function cancelled(subject: string): PortError {
  return { code: 'commandFailed', subject, cause: 'cancelled', retryable: true };
}

function tooMuch(subject: string): PortError {
  const cause = `it printed more than ${keptCharacters / (1024 * 1024)} MiB`;
  return { code: 'commandFailed', subject, cause, retryable: false };
}

function killGroup(leader: number | undefined): void {
  if (leader === undefined) return;
  try {
    process.kill(-leader, 'SIGKILL');
  } catch {
    // It has ended by itself in the meantime.
  }
}
