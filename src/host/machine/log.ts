import { spawn, type ChildProcess } from 'node:child_process';
import { appendFileSync, fstatSync, mkdirSync } from 'node:fs';
import { Socket } from 'node:net';
import { dirname, join } from 'node:path';

/** How grave a line is, in syslog's terms. */
export type LogLevel = 'info' | 'warning' | 'error';

/** Where a program says what it does. Logging never fails a reset: a line that cannot be written is lost. */
export interface Log {
  /** One line; line breaks and other control characters in it become blanks. */
  write(level: LogLevel, text: string): void;
  close(): void;
  /** Whether the host's own log takes nothing, so that the lines go into a file of ours. */
  failed(): boolean;
}

const logFile = '/var/log/xsconsole.log';
const keptLines = 20;
const priority: Readonly<Record<LogLevel, number>> = { info: 6, warning: 4, error: 3 };

/**
 * The host's syslog on the real root; <root>/var/log/xsconsole.log in a tree elsewhere. `program` is the tag of each line; `instead`
 * is the file for what syslog does not take.
 */
export function openLog(root: string, program: string, instead = logFile): Log {
  return root === '/' ? systemLog(program, instead) : fileLog(join(root, logFile), program);
}

/** Whether systemd already keeps what this process writes on standard error: the same line by `Log` would be there twice. */
export function journalHearsErrors(): boolean {
  const [device, inode] = (process.env['JOURNAL_STREAM'] ?? '').split(':');
  try {
    const { dev, ino } = fstatSync(2);
    return String(dev) === device && String(ino) === inode;
  } catch {
    return false;
  }
}

/** One line whatever is in it: foreign words must not forge further lines. */
function oneLine(text: string): string {
  return text.replace(/[\p{Cc}\u2028\u2029]+/gu, ' ');
}

/**
 * Node has no unix datagram sockets, so one `logger` child takes the lines, each with its priority in front. Only options that
 * util-linux 2.23 (CentOS 7) has: the process number goes into the tag. When the child fails, what it was given and all that
 * follows goes into the log file instead.
 */
function systemLog(program: string, path: string): Log {
  let child: ChildProcess | null = null;
  let instead: Log | null = null;
  let closed = false;
  /** What the child may have lost: it fails at once or not at all, so the first lines are enough. */
  const given: (readonly [LogLevel, string])[] = [];
  const failed = (cause: string): void => {
    if (closed || instead !== null) return;
    instead = fileLog(path, program);
    instead.write('warning', `logger cannot be used (${cause}): the log goes on here`);
    for (const [level, text] of given.splice(0)) instead.write(level, text);
  };
  const start = (): ChildProcess => {
    const logger = spawn('logger', ['-t', `${program}[${process.pid}]`, '--prio-prefix'], {
      stdio: ['pipe', 'ignore', 'pipe'],
      detached: true,
      env: process.env,
    });
    let words = '';
    logger.stderr.setEncoding('utf8').on('data', (text: string) => {
      words = (words + text).slice(0, 200);
    });
    logger.on('error', (error) => {
      failed(error.message);
    });
    logger.on('close', (status, signal) => {
      failed(words.trim() || `ended with ${status ?? signal ?? 'nothing'}`);
    });
    logger.stdin.on('error', () => undefined);
    // Neither the child nor what it may say keeps this process.
    logger.unref();
    if (logger.stderr instanceof Socket) logger.stderr.unref();
    return logger;
  };
  return {
    write: (level, text) => {
      if (instead !== null) {
        instead.write(level, text);
        return;
      }
      child ??= start();
      if (given.length < keptLines) given.push([level, text]);
      child.stdin?.write(`<${priority[level]}>${oneLine(text)}\n`);
    },
    close: () => {
      closed = true;
      child?.stdin?.end();
    },
    failed: () => instead !== null,
  };
}

function fileLog(path: string, program: string): Log {
  return {
    write: (level, text) => {
      try {
        mkdirSync(dirname(path), { recursive: true });
        appendFileSync(
          path,
          `${new Date().toISOString()} ${program}[${process.pid}] ${level}: ${oneLine(text)}\n`,
        );
      } catch {
        // A full disk or a read-only tree: the run goes on and says what it does elsewhere.
      }
    },
    close: () => undefined,
    failed: () => false,
  };
}
