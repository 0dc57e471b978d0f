import { spawn } from 'node:child_process';
import { access, constants as fileModes } from 'node:fs/promises';
import { constants } from 'node:os';
import { isAbsolute, join } from 'node:path';
import { err, ok, type Result, type PortError } from '../../model/index.js';

/**
 * Where the host's own programs lie. Never PATH: whoever set it would have his own programs run as
 * root.
 */
const systemPath: readonly string[] = ['/usr/sbin', '/usr/bin', '/sbin', '/bin'];

/**
 * What every program gets to know, and nothing of what was around ours: no LD_*, PYTHON* or NODE_*,
 * no proxy, no locale.
 */
export const programEnvironment: Readonly<Record<string, string>> = {
  PATH: systemPath.join(':'),
  LC_ALL: 'C',
  HOME: '/',
};

/** What is kept of a command's words; a command that talks for ever must not fill the memory. */
const keptCharacters = 64 * 1024;
/** How long a command that has ended may keep its output open. */
const pipeGraceMs = 500;

/** One command to run. */
export interface Command {
  /** A name to look up in the system's folders, or an absolute path. */
  readonly program: string;
  readonly args: readonly string[];
  /** When this has passed the command and its children are killed. */
  readonly limitMs: number;
  /**
   * What the command reads from its standard input, and then the end. Without it there is no input.
   * Never shown anywhere: may be a password.
   */
  readonly input?: string;
  /** Ends the command and its children at once. */
  readonly signal?: AbortSignal | undefined;
}

/** How a command ended by itself. */
export interface CommandEnd {
  /** 128 + n when signal n ended it, as a shell says. */
  readonly status: number;
  /** The signal that ended it; null: it ended by itself. */
  readonly signal: NodeJS.Signals | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** A command's words as the operator would type them, for messages. */
export function commandLine(command: Pick<Command, 'program' | 'args'>): string {
  return [command.program, ...command.args].join(' ');
}

/**
 * The last line of what a command said, rather on standard error than on standard output: there it
 * says what went wrong. '' for none.
 */
export function lastWords({ stdout, stderr }: CommandEnd): string {
  return (stderr.trim() || stdout.trim()).split('\n').at(-1) ?? '';
}

/**
 * A command that ended badly as an error in its own last words. `subject`: what the failure is
 * about.
 */
export function failureOf(end: CommandEnd, code: PortError['code'], subject: string): PortError {
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

/** The host's programs. */
export interface Commands {
  /** Where a program lies; null when it is in none of the system's folders. */
  find(program: string): Promise<string | null>;
  /**
   * Runs a command to its end: output captured, nothing of it reaches the terminal. It leads a
   * process group (session) of its own, so that a Ctrl-C at the terminal is ours alone and the time
   * limit ends its children too. Errors: commandAbsent, timedOut, commandFailed (its signal ended
   * it), ioError (it could not be started). A status other than 0 is no error here.
   */
  run(command: Command): Promise<Result<CommandEnd, PortError>>;
}

/** The programs in these folders, the first one first. */
export function commandsIn(folders: readonly string[]): Commands {
  const find = (program: string): Promise<string | null> =>
    firstExecutable(
      isAbsolute(program) ? [program] : folders.map((folder) => join(folder, program)),
    );
  return {
    find,
    run: async (command) => {
      const path = await find(command.program);
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

async function firstExecutable(paths: readonly string[]): Promise<string | null> {
  for (const path of paths) {
    try {
      await access(path, fileModes.X_OK);
      return path;
    } catch {
      continue;
    }
  }
  return null;
}

function runAt(path: string, command: Command): Promise<Result<CommandEnd, PortError>> {
  const subject = commandLine(command);
  return new Promise((resolve) => {
    const { input, signal } = command;
    if (signal?.aborted === true) {
      resolve(err(cancelled(subject)));
      return;
    }
    const child = spawn(path, command.args, {
      stdio: ['pipe', 'pipe', 'pipe'],
      detached: true,
      env: programEnvironment,
    });
    // A command that does not read to the end closes the pipe: its own affair.
    child.stdin.on('error', () => undefined);
    child.stdin.end(input ?? '');
    const output = { stdout: '', stderr: '' };
    for (const name of ['stdout', 'stderr'] as const) {
      child[name].setEncoding('utf8');
      child[name].on('data', (text: string) => {
        if (output[name].length < keptCharacters) output[name] += text;
      });
    }
    const settle = (result: Result<CommandEnd, PortError>): void => {
      clearTimeout(limit);
      clearTimeout(grace);
      signal?.removeEventListener('abort', abort);
      child.stdin.destroy();
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
    child.on('error', (error) => {
      settle(err({ code: 'ioError', subject, cause: error.message, retryable: false }));
    });
    child.on('exit', (code, by) => {
      const ended = (): void => {
        const status = code ?? 128 + (by === null ? 0 : constants.signals[by]);
        settle(ok({ status, signal: by, ...output }));
      };
      child.on('close', ended);
      // A grandchild may hold the pipes open for ever (a daemon just started): what has come by
      // then is enough.
      grace = setTimeout(ended, pipeGraceMs);
    });
  });
}

function cancelled(subject: string): PortError {
  return { code: 'commandFailed', subject, cause: 'cancelled', retryable: true };
}

function killGroup(leader: number | undefined): void {
  if (leader === undefined) return;
  try {
    process.kill(-leader, 'SIGKILL');
  } catch {
    // It has ended by itself in the meantime.
  }
}
