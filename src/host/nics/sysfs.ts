import { readFileSync } from 'node:fs';
import { lstat, readFile, readlink, realpath } from 'node:fs/promises';
import { basename, join } from 'node:path';

/** One interface's folder below sys/class/net: each reader answers null when the kernel does not say (absent, EINVAL while down). */
export interface SysfsNic {
  /** An attribute's text without the line end. */
  text(attribute: string): Promise<string | null>;
  /** The last part of where a link of this folder leads, read from the link's own text: it may dangle. */
  linkName(link: string): Promise<string | null>;
  /** The whole text of a link. */
  linkText(link: string): Promise<string | null>;
  has(entry: string): Promise<boolean>;
  /** Where the entry really lies, every link followed. */
  realPath(entry: string): Promise<string | null>;
}

/** The link by what the attribute `carrier` says; null: the kernel does not say while the interface is down. */
export function carrierOf(text: string | null): boolean | null {
  return text === '1' ? true : text === '0' ? false : null;
}

/** The link of one interface at this moment. Read at once: its few bytes come out of the kernel's memory, and handing them from thread to thread costs many times as much. */
export function carrierNow(folder: string): boolean | null {
  try {
    return carrierOf(readFileSync(join(folder, 'carrier'), 'latin1').trim());
  } catch {
    return null;
  }
}

/** Reads one interface's folder. */
export function sysfsNic(folder: string): SysfsNic {
  const linkText = (link: string): Promise<string | null> => orNull(readlink(join(folder, link)));
  return {
    text: async (attribute) =>
      (await orNull(readFile(join(folder, attribute), 'utf8')))?.trim() ?? null,
    linkText,
    linkName: async (link) => {
      const text = await linkText(link);
      return text === null ? null : basename(text);
    },
    has: async (entry) => (await orNull(lstat(join(folder, entry)))) !== null,
    realPath: (entry) => orNull(realpath(join(folder, entry))),
  };
}

/** For sysfs every failing read means the same: the kernel does not say. */
async function orNull<T>(reading: Promise<T>): Promise<T | null> {
  try {
    return await reading;
  } catch {
    return null;
  }
}
