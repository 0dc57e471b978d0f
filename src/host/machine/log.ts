import { spawn, type ChildProcess } from 'node:child_process';
import { appendFileSync, mkdirSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** How grave a line is, in syslog's terms. */
export type LogLevel = 'info' | 'warning' | 'error';

/** Where a program says what it does. Logging never fails a reset: a line that cannot be written is lost. */
export interface Log {
  /** One line; line breaks and other control characters in it become blanks. */
  write(level: LogLevel, text: string): void;
  close(): void;
}

const priority: Readonly<Record<LogLevel, number>> = { info: 6, warning: 4, error: 3 };

/** The host's syslog on the real root; <root>/var/log/xsconsole.log in a tree elsewhere. `program` is the tag of each line. */
export function openLog(root: string, program: string): Log {
  return root === '/' ? systemLog(program) : fileLog(join(root, 'var/log/xsconsole.log'), program);
}

/** One line whatever is in it: foreign words must not forge further lines. */
function oneLine(text: string): string {
  return text.replace(/[\p{Cc}\u2028\u2029]+/gu, ' ');
}

/** Node has no unix datagram sockets, so one `logger` child takes the lines, each with its priority in front. */
function systemLog(program: string): Log {
  let child: ChildProcess | null = null;
  const start = (): ChildProcess => {
    const logger = spawn('logger', ['-t', program, `--id=${process.pid}`, '--prio-prefix'], {
      stdio: ['pipe', 'ignore', 'ignore'],
      detached: true,
      env: process.env,
    });
    logger.on('error', () => undefined);
    logger.stdin.on('error', () => undefined);
    logger.unref();
    return logger;
  };
  return {
    write: (level, text) => {
      child ??= start();
      child.stdin?.write(`<${priority[level]}>${oneLine(text)}\n`);
    },
    close: () => {
      child?.stdin?.end();
    },
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
  };
}
