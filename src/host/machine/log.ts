import { spawn, type ChildProcess } from 'node:child_process';
import { closeSync, constants, fstatSync, mkdirSync, openSync, writeSync } from 'node:fs';
import { Socket } from 'node:net';
import { join } from 'node:path';
import type { Log, LogLevel } from '../../model/index.js';
import { programEnvironment, type Commands } from './commands.js';

/** Where the file lies that takes what no syslog takes. */
const logFolder = '/var/log';
const logName = 'xsconsole.log';
const readableByAll = 0o644;
const { O_APPEND, O_CREAT, O_NOFOLLOW, O_NONBLOCK, O_WRONLY } = constants;
const keptLines = 20;
const priority: Readonly<Record<LogLevel, number>> = { info: 6, warning: 4, error: 3 };

/**
 * Whether systemd already keeps what this process writes on standard error: the same line by `Log`
 * would be there twice.
 */
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

/** What becomes of lines that the syslog does not take. */
export interface SystemLogOptions {
  /** Where the file lies that takes them. */
  readonly folder?: string;
  readonly failed?: ((cause: string) => void) | undefined;
}

/**
 * The syslog of this machine. Node has no unix datagram sockets, so one `logger` child takes the
 * lines, each with its priority in front. Only options that util-linux 2.23 (CentOS 7) has: the
 * process number goes into the tag. When the child fails, what it was given and all that follows
 * goes into the log file instead.
 */
export function systemLog(
  commands: Commands,
  program: string,
  { folder = logFolder, failed: tell = () => undefined }: SystemLogOptions = {},
): Log {
  let child: Promise<ChildProcess | null> | null = null;
  let instead: Log | null = null;
  let closed = false;
  /**
   * What the child may have lost: it fails at once or not at all, so the first lines are enough.
   */
  const given: (readonly [LogLevel, string])[] = [];
  const failed = (cause: string): void => {
    if (closed || instead !== null) return;
    instead = fileLog(folder, program);
    instead.write('warning', `logger cannot be used (${cause}): the log goes on here`);
    for (const [level, text] of given.splice(0)) instead.write(level, text);
    tell(cause);
  };
  const start = async (): Promise<ChildProcess | null> => {
    const path = await commands.find('logger');
    if (path === null) {
      failed('not found');
      return null;
    }
    const logger = spawn(path, ['-t', `${program}[${process.pid}]`, '--prio-prefix'], {
      stdio: ['pipe', 'ignore', 'pipe'],
      detached: true,
      env: programEnvironment,
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
      void child.then((logger) => logger?.stdin?.write(`<${priority[level]}>${oneLine(text)}\n`));
    },
    close: () => {
      closed = true;
      void child?.then((logger) => logger?.stdin?.end());
    },
  };
}

/**
 * A file of the host, var/log/xsconsole.log: for a tree, which has no syslog. `folder`: where
 * var/log lies, links followed within the root; null: its links lead nowhere safe. A line is on the
 * disk when `write` returns.
 */
export function fileLog(folder: string | null, program: string): Log {
  return {
    write: (level, text) => {
      const line = `${new Date().toISOString()} ${program}[${process.pid}] ${level}: ${oneLine(text)}\n`;
      if (folder !== null) appendLine(folder, line);
    },
    close: () => undefined,
  };
}

/**
 * Only to a file of our own or root's: a pipe in its place would be waited for, a link would lead
 * anywhere.
 */
function appendLine(place: string, line: string): void {
  try {
    mkdirSync(place, { recursive: true });
    const flags = O_WRONLY | O_APPEND | O_CREAT | O_NOFOLLOW | O_NONBLOCK;
    const file = openSync(join(place, logName), flags, readableByAll);
    try {
      const { uid, nlink } = fstatSync(file);
      const ours = uid === 0 || uid === process.geteuid?.();
      if (fstatSync(file).isFile() && ours && nlink === 1) writeSync(file, line);
    } finally {
      closeSync(file);
    }
  } catch {
    // A full disk or a read-only tree: the run goes on and says what it does elsewhere.
  }
}
