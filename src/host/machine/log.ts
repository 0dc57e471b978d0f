import { fstatSync } from 'node:fs';
import type { Log, LogError } from '../../model/index.js';
import type { Commands } from './commands.js';
import { appendLine, fileLog, lineNow, type LogLine } from './log-file.js';
import { startLogger, type Logger } from './logger.js';

/** The folder of the log file that we use when syslog does not work. */
const logFolder = '/var/log';
/**
 * How many of the last lines are written to the file when `logger` fails, because it may have lost
 * them.
 */
const keptLines = 20;

/**
 * Whether systemd's journal already gets this process's standard error. Then a line in `Log` would
 * appear twice.
 */
function journalHearsErrors(): boolean {
  const [device, inode] = (process.env['JOURNAL_STREAM'] ?? '').split(':');
  try {
    const { dev, ino } = fstatSync(2);
    return String(dev) === device && String(ino) === inode;
  } catch {
    return false;
  }
}

/** What to do when syslog does not work. */
export interface SystemLogOptions {
  /** The folder of the log file that then gets the lines. */
  readonly folder?: string;
  readonly failed?: ((error: LogError) => void) | undefined;
}

/**
 * Writes to the syslog of this machine. Node has no unix datagram sockets, so one `logger` child
 * gets the lines. When the child fails, the lines that it was given last and all later ones go into
 * the log file.
 */
export function systemLog(
  commands: Commands,
  program: string,
  { folder = logFolder, failed: tell = () => undefined }: SystemLogOptions = {},
): Log {
  let child: Promise<Logger | null> | null = null;
  let instead: Log | null = null;
  /**
   * The last lines that the child got, with their times. Whoever ends it may do so before it has
   * passed them on, so they stand in the file too then.
   */
  const given: LogLine[] = [];
  const failed = (cause: string): void => {
    if (instead !== null) return;
    instead = fileLog(folder, program);
    const text = `logger cannot be used (${cause}): the log goes on here`;
    const lines = [lineNow('warning', text), ...given];
    tell({ cause, kept: lines.every((line) => appendLine(folder, program, line)) });
    // It may still run.
    void child?.then((logger) => logger?.end());
  };
  return {
    hearsErrors: journalHearsErrors(),
    write: (level, text) => {
      if (instead !== null) {
        instead.write(level, text);
        return;
      }
      child ??= startLogger(commands, program, failed);
      given.push(lineNow(level, text));
      given.splice(0, given.length - keptLines);
      void child.then((logger) => {
        if (instead === null) logger?.send(level, text);
      });
    },
    close: async () => {
      await (await child)?.end();
    },
  };
}
