import { readdirSync, readlinkSync, type Dirent } from 'node:fs';
import { join } from 'node:path';
import { readSmallFile, type DiskOperations } from './disk.js';
import { readSmallFileNow } from './regular-file.js';

/**
 * A folder of the host that was found once, links followed. Its entries are read where it is, so
 * each costs one step and not one for each folder above it. An entry that is a link is never
 * followed.
 */
export interface HostFolder {
  /** The host path with every link followed. */
  readonly path: string;
  has(name: string): boolean;
  isLink(name: string): boolean;
  isFolder(name: string): boolean;
  /** The target of a link; null when the entry is no link. */
  linkNow(name: string): string | null;
  /** The beginning of a small file that never blocks; null when it cannot be read. */
  textNow(name: string): string | null;
  /** The text of a small file that may block; null when it cannot be read. */
  text(name: string): Promise<string | null>;
}

/** Lists the folder; null when it cannot be listed. `place` is its path on this machine. */
export function openFolder(path: string, place: string, disk: DiskOperations): HostFolder | null {
  const entries = new Map<string, Dirent>();
  try {
    for (const entry of readdirSync(place, { withFileTypes: true })) entries.set(entry.name, entry);
  } catch {
    return null;
  }
  const at = (name: string): string => join(place, name);
  const isFile = (name: string): boolean => entries.get(name)?.isFile() === true;
  return {
    path,
    has: (name) => entries.has(name),
    isLink: (name) => entries.get(name)?.isSymbolicLink() === true,
    isFolder: (name) => entries.get(name)?.isDirectory() === true,
    linkNow: (name) => {
      try {
        return entries.get(name)?.isSymbolicLink() === true ? readlinkSync(at(name)) : null;
      } catch {
        return null;
      }
    },
    textNow: (name) => (isFile(name) ? readSmallFileNow(at(name), 'refused') : null),
    text: async (name) => (isFile(name) ? readSmallFile(disk, at(name)) : null),
  };
}
