import { closeSync, constants, openSync, readFileSync, readSync } from 'node:fs';

/** Where the kernel shows what it has to say, and which of it goes onto its consoles. */
const machineFiles = {
  messages: '/dev/kmsg',
  level: '/proc/sys/kernel/printk',
  consoles: '/sys/class/tty/console/active',
} as const;
/** Stand-ins for tests. */
export type KernelFiles = Readonly<Record<keyof typeof machineFiles, string>>;

/** A record of the kernel is at most this long. */
const longestRecord = 8 * 1024;
/** Read in one turn of the event loop: a flood must not stop the keys. */
const recordsATurn = 1_000;
/** Three bits of a record's first number are its level, the others say who wrote it. */
const levels = 8;

function textOf(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return '';
  }
}

/**
 * Whether the kernel writes onto this terminal: it is one of its consoles, or any virtual terminal
 * where the one in front is a console (tty0).
 */
export function isKernelConsole(device: string, { consoles }: KernelFiles = machineFiles): boolean {
  const active = textOf(consoles).trim().split(/\s+/u);
  if (device === '/dev/console') return true;
  if (/^\/dev\/tty[1-9]\d*$/u.test(device) && active.includes('tty0')) return true;
  return active.some((name) => name !== '' && device === `/dev/${name}`);
}

/** Whether records, a line each, hold a message that goes onto a console of this level. */
function getsThrough(records: string, consoleLevel: number): boolean {
  return records.split('\n').some((line) => {
    const level = /^(\d+),/u.exec(line)?.[1];
    return level !== undefined && Number(level) % levels < consoleLevel;
  });
}

/** Reads what the kernel says, from now on. It is read without waiting, since nothing waits on it. */
class KernelMessages {
  readonly #file: number;
  readonly #buffer = Buffer.alloc(longestRecord);

  constructor(private readonly files: KernelFiles) {
    this.#file = openSync(files.messages, constants.O_RDONLY | constants.O_NONBLOCK);
  }

  /** Whether a message has gone onto the consoles since; at most a turn's worth is read. */
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

  /** null: there is none. One that was overwritten before it could be read is as good as any. */
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
 * Calls `paintedOver` when the kernel has written onto its consoles, at most once in `everyMs`. What
 * it said before is read past first. Answers how to stop; where the kernel may not be heard, nothing
 * is ever called.
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
