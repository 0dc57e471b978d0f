import { randomBytes } from 'node:crypto';
import { err, ok, type FileState, type PortError, type Result } from '../../model/index.js';
import type { DiskOperations } from './disk.js';
import type { DiskEntry } from './regular-file.js';
import { portError } from './port-error.js';
import type { RealPlace, Root } from './root.js';

type ForeignKind = NonNullable<Extract<FileState, { state: 'absent' }>['foreign']>;

/** What is at a path, and whether it counts. */
export interface FoundEntry extends RealPlace {
  /** The entry that counts; null when there is none. */
  readonly entry: DiskEntry | null;
  /** The kind of an entry that is there but does not count; null when there is none. */
  readonly foreign: ForeignKind | null;
  /**
   * Whether an opened file counts. Ask again after opening, because somebody may have replaced it.
   */
  readonly accepts: (opened: DiskEntry) => boolean;
}

const groupMayWrite = 0o020;
const othersMayWrite = 0o002;
const machinesOwn = [0];
/**
 * The folders with our own files: journal, undo copies, counters, settings, accepted certificates.
 */
const ownFolders = /^\/(?:var\/lib|run|etc)\/xsconsole\//u;

/**
 * Answers a test of whether a file opened at this host path counts. Every file outside our own
 * folders does. A file in them counts only when others cannot write it and root owns it; below
 * another root than this machine's, the user who runs us or the owner of that root may own it too.
 */
export async function ownersRule(
  root: Root,
  disk: Pick<DiskOperations, 'lstat'>,
  path: string,
): Promise<(opened: DiskEntry) => boolean> {
  if (!ownFolders.test(path)) return () => true;
  const rootsOwner = root.thisMachine ? null : await disk.lstat(root.directory);
  const users = root.thisMachine
    ? machinesOwn
    : [...machinesOwn, process.geteuid?.(), rootsOwner?.uid];
  return ({ uid, mode }) => users.includes(uid) && (mode & othersMayWrite) === 0;
}

/**
 * Finds what is at a path. In a folder that anyone may write to, an entry counts only if it is a
 * regular file with one name, and nobody but its owner can write it. The owner must be root; below
 * another root than this machine's it may be the user who runs us. Elsewhere every entry counts.
 */
export async function findEntry(
  root: Root,
  disk: DiskOperations,
  path: string,
): Promise<Result<FoundEntry, PortError>> {
  const place = await root.locateName(path);
  if (!place.ok) return place;
  const { shared } = place.value;
  const foreignness = (entry: DiskEntry): ForeignKind | null =>
    shared ? foreignKind(entry, root.thisMachine) : null;
  try {
    const found = await disk.lstat(place.value.disk);
    const counts = await ownersRule(root, disk, path);
    const foreign = found === null ? null : foreignness(found);
    return ok({
      host: place.value.host,
      disk: place.value.disk,
      entry: foreign === null ? found : null,
      foreign,
      accepts: (opened) => foreignness(opened) === null && counts(opened),
    });
  } catch (error) {
    return err(portError(error, path));
  }
}

/**
 * Renames what others have put at a path to a name in the same folder that nobody can guess.
 * Answers the new host path, or null when there is nothing of others. The entry is renamed as a
 * whole; nothing in it is deleted.
 */
export async function moveAside(
  root: Root,
  disk: DiskOperations,
  path: string,
): Promise<Result<string | null, PortError>> {
  const found = await findEntry(root, disk, path);
  if (!found.ok) return found;
  if (found.value.foreign === null) return ok(null);
  const suffix = `.aside-${randomBytes(8).toString('hex')}`;
  try {
    await disk.rename(found.value.disk, `${found.value.disk}${suffix}`);
    return ok(`${found.value.host}${suffix}`);
  } catch (error) {
    return err(portError(error, path));
  }
}

function foreignKind(entry: DiskEntry, thisMachine: boolean): ForeignKind | null {
  if (entry.kind !== 'file') return entry.kind === 'folder' ? 'directory' : entry.kind;
  const users = thisMachine ? machinesOwn : [...machinesOwn, process.geteuid?.()];
  const groups = thisMachine ? machinesOwn : [...machinesOwn, process.getegid?.()];
  const onlyOurs =
    users.includes(entry.uid) &&
    entry.links === 1 &&
    (entry.mode & othersMayWrite) === 0 &&
    ((entry.mode & groupMayWrite) === 0 || groups.includes(entry.gid));
  return onlyOurs ? null : 'file';
}
