import { join } from 'node:path';
import {
  err,
  known,
  unknown,
  type HostFilePort,
  type Known,
  type PortError,
  type Result,
} from '../../model/index.js';
import { machineProcesses } from '../machine/processes.js';
import { errorCode, type DiskOperations } from './disk.js';
import { readFileEnd } from './regular-file.js';
import { createDurableFiles } from './durable-file.js';
import { createFilePort } from './file-port.js';
import { openFolder, type HostFolder } from './host-folder.js';
import { createRoot, type RealPlace, type Root } from './root.js';
import { ownersRule } from './found-entry.js';
import { diskBelow } from './direct-disk.js';

/**
 * All files of one host. Every host path must become a path of this machine through this, so that
 * no link leads out of the root.
 */
export interface HostTree extends HostFilePort {
  readonly root: Root;
  /** The host path with every link followed, as a host path again; null when nothing is there. */
  realPath(path: string): Promise<string | null>;
  /** The folder at this path, to read its entries; null when there is none. */
  folder(path: string): Promise<HostFolder | null>;
  /**
   * The path on this machine, without following links. Only for a synchronous read of a few bytes
   * that are not secret.
   */
  path(path: string): string;
  /** The target of a symbolic link, which may not exist; null when there is no link. */
  link(path: string): Promise<string | null>;
  /** Puts a symbolic link to `to` at this path durably, in place of a file or link there. */
  putLink(path: string, to: string): Promise<Result<void, PortError>>;
  /** Removes a file or a link durably, never what a link leads to; `false`: it was not there. */
  removeName(path: string): Promise<Result<boolean, PortError>>;
}

/** Opens the files of the host whose `/` is this folder. */
export async function openTree(
  directory: string,
  disk: DiskOperations = diskBelow(directory),
): Promise<HostTree> {
  const root = createRoot(directory, disk);
  const durable = createDurableFiles(disk, await machineProcesses());
  const files = createFilePort(root, disk, durable);
  const locate = async (path: string): Promise<string | null> => {
    const place = await root.locate(path);
    return place.ok ? place.value.disk : null;
  };
  const isThere = async (place: string): Promise<boolean> => {
    try {
      return (await disk.lstat(place)) !== null;
    } catch {
      return false;
    }
  };
  const exists = async (path: string): Promise<boolean> => {
    const place = await locate(path);
    return place !== null && isThere(place);
  };
  /** `locate` leaves the links of this machine's kernel to the kernel. Here they are followed. */
  const real = async (path: string): Promise<RealPlace | null> => {
    const place = await root.locate(path);
    if (!place.ok) return null;
    if (!root.thisMachine) return place.value;
    const followed = await disk.realPath(place.value.disk);
    return followed === null ? null : { host: followed, disk: followed };
  };
  /** Works on a name itself, in a folder whose links are followed. */
  const atName = async <T>(
    path: string,
    work: (name: string) => Promise<Result<T, PortError>>,
  ): Promise<Result<T, PortError>> => {
    const cut = path.lastIndexOf('/');
    const folder = await root.locate(path.slice(0, cut));
    if (!folder.ok) return folder;
    const done = await work(`${folder.value.disk}/${path.slice(cut + 1)}`);
    return done.ok ? done : err({ ...done.error, subject: path });
  };
  return {
    ...files,
    root,
    locate,
    text: async (path, limit) => {
      const place = await locate(path);
      if (place === null) return unknown('unreadable', `${path}: its links lead nowhere safe`);
      return reading(path, async () => {
        const counts = await ownersRule(root, disk, path);
        const { buffer, byteOffset, length } = await disk.readFile(place, limit, counts);
        return Buffer.from(buffer, byteOffset, length).toString('utf8');
      });
    },
    end: async (path, bytes) => {
      const place = await locate(path);
      if (place === null) return unknown('unreadable', `${path}: its links lead nowhere safe`);
      return reading(path, () => readFileEnd(place, bytes));
    },
    modified: async (path) => {
      const place = await locate(path);
      if (place === null) return unknown('unreadable', `${path}: its links lead nowhere safe`);
      return reading(path, async () => (await disk.stamp(place)).modified);
    },
    stamp: async (path) => {
      const place = await locate(path);
      if (place === null) return unknown('unreadable', `${path}: its links lead nowhere safe`);
      return reading(path, async () => (await disk.stamp(place)).text);
    },
    list: async (path) => {
      const place = await locate(path);
      if (place === null) return unknown('unreadable', `${path}: its links lead nowhere safe`);
      return reading(path, () => disk.list(place));
    },
    link: async (path) => {
      const cut = path.lastIndexOf('/');
      const folder = await locate(path.slice(0, cut));
      try {
        return folder === null ? null : await disk.readLink(`${folder}/${path.slice(cut + 1)}`);
      } catch {
        return null;
      }
    },
    putLink: (path, to) => atName(path, (name) => durable.link(name, to)),
    removeName: (path) => atName(path, (name) => durable.remove(name)),
    realPath: async (path) => {
      const place = await real(path);
      return place !== null && (await isThere(place.disk)) ? place.host : null;
    },
    folder: async (path) => {
      const place = await real(path);
      return place === null ? null : openFolder(place.host, place.disk, disk);
    },
    path: (path) => join(root.directory, path),
    exists,
    write: async (path, content, mode) => {
      const place = await root.locate(path);
      if (!place.ok) return place;
      const written = await durable.write(place.value.disk, content, {
        as: 'existing',
        modeIfNew: mode,
      });
      return written.ok ? written : err({ ...written.error, subject: path });
    },
  };
}

/** Runs one read; an error becomes the reason of an unknown value. */
async function reading<T>(path: string, read: () => Promise<T>): Promise<Known<T>> {
  try {
    return known(await read());
  } catch (error) {
    const code = errorCode(error);
    if (code === 'ENOENT' || code === 'ENOTDIR') return unknown('absent', path);
    return unknown(code === 'EILSEQ' ? 'damaged' : 'unreadable', `${path}: ${code}`);
  }
}
