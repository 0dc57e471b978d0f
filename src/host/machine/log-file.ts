import { closeSync, constants, fstatSync, mkdirSync, openSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { clean, type Log, type LogLevel } from '../../model/index.js';

const logName = 'xsconsole.log';
const readableByAll = 0o644;
const { O_APPEND, O_CREAT, O_NOFOLLOW, O_NONBLOCK, O_WRONLY } = constants;

/** One line for the log, and when it was written: ISO 8601, UTC. */
export interface LogLine {
  readonly at: string;
  readonly level: LogLevel;
  readonly text: string;
}

/** A line that is written now. */
export function lineNow(level: LogLevel, text: string): LogLine {
  return { at: new Date().toISOString(), level, text };
}

/**
 * Makes one line of any text, so that foreign text can neither forge further lines nor act on the
 * terminal of whoever reads the log.
 */
export function oneLine(text: string): string {
  return clean(text.replace(/[\p{Cc}\u2028\u2029]+/gu, ' '));
}

/**
 * Writes to the host's file var/log/xsconsole.log, for a tree, which has no syslog. `folder` is the
 * real path of var/log, with links followed within the root; with null its links lead out of the
 * root and nothing is written. A line is in the file when `write` returns.
 */
export function fileLog(folder: string | null, program: string): Log {
  return {
    hearsErrors: false,
    write: (level, text) => {
      if (folder !== null) appendLine(folder, program, lineNow(level, text));
    },
    close: () => Promise.resolve(),
  };
}

/**
 * Appends a line, but only to a regular file of our own or root's. Opening a pipe would block, and
 * a link could lead to any file. Answers whether the file has it. It has not when the disk is full
 * or the tree read-only: the run goes on then, and reports its steps elsewhere.
 */
export function appendLine(place: string, program: string, { at, level, text }: LogLine): boolean {
  const line = `${at} ${program}[${process.pid}] ${level}: ${oneLine(text)}\n`;
  try {
    mkdirSync(place, { recursive: true });
    const flags = O_WRONLY | O_APPEND | O_CREAT | O_NOFOLLOW | O_NONBLOCK;
    const file = openSync(join(place, logName), flags, readableByAll);
    try {
      const { uid, nlink } = fstatSync(file);
      const ours = uid === 0 || uid === process.geteuid?.();
      if (!fstatSync(file).isFile() || !ours || nlink !== 1) return false;
      return writeSync(file, line) === Buffer.byteLength(line);
    } finally {
      closeSync(file);
    }
  } catch {
    return false;
  }
}
