import { closeSync, constants, openSync, readSync } from 'node:fs';
import { textOf } from '../files/text-of.js';

/** The files with the kernel's messages, its console log level, and the names of its consoles. */
const machineFiles = {
  messages: '/dev/kmsg',
  level: '/proc/sys/kernel/printk',
  consoles: '/sys/class/tty/console/active',
} as const;
/** The paths of these files; tests give others. */
export type KernelFiles = Readonly<Record<keyof typeof machineFiles, string>>;

/** A record of the kernel is at most this long. */
const longestRecord = 8 * 1024;
/**
 * The most records to read in one turn of the event loop. A flood of messages must not block the
 * keys.
 */
const recordsATurn = 1_000;
/** The low three bits of a record's first number are its level; the others say who wrote it. */
const levels = 8;

/**
 * Whether the kernel writes onto this terminal. It does when the terminal is one of its consoles.
 * It also does on any virtual terminal when tty0, the one in front, is a console.
 */
export function isKernelConsole(device: string, { consoles }: KernelFiles = machineFiles): boolean {
  const active = textOf(consoles).trim().split(/\s+/u);
  if (device === '/dev/console') return true;
  if (/^\/dev\/tty[1-9]\d*$/u.test(device) && active.includes('tty0')) return true;
  return active.some((name) => name !== '' && device === `/dev/${name}`);
}

/**
 * The kernel answers a SysRq on its consoles at any log level. The second spelling is that of
 * kernels before 4.20.
 */
const answersSysRq = /^(?:sysrq: |SysRq : )/u;

/** Whether any of these records, one on each line, is written to a console of this log level. */
function getsThrough(records: string, consoleLevel: number): boolean {
  return records.split('\n').some((line) => {
    const [, level, message = ''] = /^(\d+),(?:[^;]*;(.*))?/u.exec(line) ?? [];
    if (level === undefined) return false;
    return Number(level) % levels < consoleLevel || answersSysRq.test(message);
  });
}

/** Reads the kernel's messages without blocking. */
class KernelMessages {
  readonly #file: number;
  readonly #buffer = Buffer.alloc(longestRecord);

  constructor(private readonly files: KernelFiles) {
    this.#file = openSync(files.messages, constants.O_RDONLY | constants.O_NONBLOCK);
  }

  /**
   * `through`: the kernel has written a message to its consoles since the last read. `more`: there
   * is more to read, because one call reads only one turn's records.
   */
  read(): { readonly through: boolean; readonly more: boolean } {
    const level = Number(/^\d+/u.exec(textOf(this.files.level))?.[0] ?? levels);
    let through = false;
    for (let record = 0; record < recordsATurn; record += 1) {
      const text = this.#next();
      if (text === null) return { through, more: false };
      through ||= getsThrough(text, level);
    }
    return { through, more: true };
  }

  close(): void {
    closeSync(this.#file);
  }

  /**
   * The next record; null when there is none. A record that was overwritten before we could read it
   * (EPIPE) counts as one of the highest level.
   */
  #next(): string | null {
    try {
      const length = readSync(this.#file, this.#buffer);
      return length === 0 ? null : this.#buffer.toString('utf8', 0, length);
    } catch (error) {
      return error instanceof Error && 'code' in error && error.code === 'EPIPE' ? '0,' : null;
    }
  }
}

/**
 * Calls `paintedOver` when the kernel has written onto its consoles, at most once in `everyMs`
 * milliseconds. Skips the messages from before the call. Answers a function that stops it. When
 * this process may not read the messages, `paintedOver` is never called.
 */
export function followKernelMessages(
  paintedOver: () => void,
  everyMs: number,
  files: KernelFiles = machineFiles,
): () => void {
  let messages: KernelMessages;
  try {
    messages = new KernelMessages(files);
  } catch {
    return () => undefined;
  }
  let isPast = false;
  let stop = (): void => undefined;
  const look = (): void => {
    const { through, more } = messages.read();
    if (through && isPast) paintedOver();
    isPast ||= !more;
    if (isPast) {
      const timer = setTimeout(look, everyMs).unref();
      stop = () => {
        clearTimeout(timer);
      };
    } else {
      const turn = setImmediate(look);
      stop = () => {
        clearImmediate(turn);
      };
    }
  };
  look();
  return () => {
    stop();
    messages.close();
  };
}
