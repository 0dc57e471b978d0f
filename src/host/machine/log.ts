import { spawn, type ChildProcess } from 'node:child_process';
import { closeSync, constants, fstatSync, mkdirSync, openSync, writeSync } from 'node:fs';
import { Socket } from 'node:net';
import { join } from 'node:path';
import { clean, type Log, type LogLevel } from '../../model/index.js';
import { programEnvironment, type Commands } from './commands.js';
import { startChild } from './start-child.js';

/** The folder of the log file that we use when syslog does not work. */
const logFolder = '/var/log';
const logName = 'xsconsole.log';
const readableByAll = 0o644;
const { O_APPEND, O_CREAT, O_NOFOLLOW, O_NONBLOCK, O_WRONLY } = constants;
/** The pipe holds some hundred lines. A child that leaves as many more to wait hangs. */
const hangingBytes = 64 * 1024;
/** The lines that a child that fails may have lost: it gets them from the last ones back. */
const keptLines = 20;
const priority: Readonly<Record<LogLevel, number>> = { info: 6, warning: 4, error: 3 };

/**
 * Whether systemd's journal already gets this process's standard error. Then a line in `Log` would
 * appear twice.
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

/**
 * Makes one line of any text, so that foreign text can neither forge further lines nor act on the
 * terminal of whoever reads the log.
 */
function oneLine(text: string): string {
  return clean(text.replace(/[\p{Cc}\u2028\u2029]+/gu, ' '));
}

/** What to do when syslog does not work. */
export interface SystemLogOptions {
  /** The folder of the log file that then gets the lines. */
  readonly folder?: string;
  readonly failed?: ((cause: string) => void) | undefined;
}

/**
 * Writes to the syslog of this machine. Node has no unix datagram sockets, so one `logger` child
 * gets the lines, each with its priority in front. It uses only options that util-linux 2.23
 * (CentOS 7) has, so the process id goes into the tag. When the child fails, the lines that it was
 * given and all later ones go into the log file.
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
   * The last lines that the child got, with their times. Whoever ends it may do so before it has
   * passed them on, so they stand in the file too then.
   */
  const given: LogLine[] = [];
  const failed = (cause: string): void => {
    if (closed || instead !== null) return;
    instead = fileLog(folder, program);
    instead.write('warning', `logger cannot be used (${cause}): the log goes on here`);
    for (const line of given.splice(0)) appendLine(folder, fileLine(program, line));
    tell(cause);
  };
  const start = async (): Promise<ChildProcess | null> => {
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
    const logger = started.value;
    let words = '';
    logger.stderr.setEncoding('utf8').on('data', (text: string) => {
      words = (words + text).slice(0, 200);
    });
    logger.on('close', (status, signal) => {
      failed(words.trim() || `ended with ${status ?? signal ?? 'nothing'}`);
    });
    logger.stdin.on('error', () => undefined);
    // Neither the child nor its standard error may keep this process alive.
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
      given.push({ at: new Date().toISOString(), level, text });
      given.splice(0, given.length - keptLines);
      void child.then((logger) => {
        if (instead !== null || !logger?.stdin) return;
        logger.stdin.write(`<${priority[level]}>${oneLine(text)}\n`);
        if (logger.stdin.writableLength < hangingBytes) return;
        logger.kill('SIGKILL');
        failed('it takes no lines');
      });
    },
    close: () => {
      closed = true;
      void child?.then((logger) => logger?.stdin?.end());
    },
  };
}

/**
 * Writes to the host's file var/log/xsconsole.log, for a tree, which has no syslog. `folder` is the
 * real path of var/log, with links followed within the root; with null its links lead out of the
 * root and nothing is written. A line is in the file when `write` returns.
 */
export function fileLog(folder: string | null, program: string): Log {
  return {
    write: (level, text) => {
      const at = new Date().toISOString();
      if (folder !== null) appendLine(folder, fileLine(program, { at, level, text }));
    },
    close: () => undefined,
  };
}

/** One line for the log, and when it was written: ISO 8601, UTC. */
interface LogLine {
  readonly at: string;
  readonly level: LogLevel;
  readonly text: string;
}

const fileLine = (program: string, { at, level, text }: LogLine): string =>
  `${at} ${program}[${process.pid}] ${level}: ${oneLine(text)}\n`;

/**
 * Appends a line, but only to a regular file of our own or root's. Opening a pipe would block, and
 * a link could lead to any file.
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
    // The disk is full or the tree read-only. The run goes on, and reports its steps elsewhere.
  }
}
