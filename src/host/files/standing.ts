import { randomBytes } from 'node:crypto';
import { err, ok, type FileState, type PortError, type Result } from '../../model/index.js';
import type { DiskEntry, DiskOperations } from './disk.js';
import { portError } from './port-error.js';
import type { Place, Root } from './root.js';

type ForeignKind = NonNullable<Extract<FileState, { state: 'absent' }>['foreign']>;

/** What stands at a path, and whether it counts. */
export interface Standing extends Place {
  /** What counts there; null: nothing does. */
  readonly entry: DiskEntry | null;
  /** What does not count and stands there all the same; null: nothing. */
  readonly foreign: ForeignKind | null;
  /** Whether a file opened there is one that counts: somebody may have put another since. */
  readonly accepts: (opened: DiskEntry) => boolean;
}

const groupMayWrite = 0o020;
const othersMayWrite = 0o002;
const machinesOwn = [0];
/** What we keep ourselves: journal, undo copies, counters, settings, accepted certificates. */
const ownFolders = /^\/(?:var\/lib|run|etc)\/xsconsole\//u;

/**
 * Whether a file opened at this host path may count: of what we keep ourselves only what root made,
 * or below a root that is not this machine's the user running us or whoever owns that root, and
 * nobody else can write.
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
 * In a folder that anyone may write to only a regular file with one name counts that nobody else
 * can write, and that root made, or below a root that is not this machine's the user running us.
 * Elsewhere everything does.
 */
export async function standingAt(
  root: Root,
  disk: DiskOperations,
  path: string,
): Promise<Result<Standing, PortError>> {
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
 * Gives what others have put at a path another name in the same folder, which nobody can guess, and
 * answers its host path; null where nothing of others stands there. Whatever it is, it is renamed
 * as a whole and nothing of it is deleted.
 */
export async function moveAside(
  root: Root,
  disk: DiskOperations,
  path: string,
): Promise<Result<string | null, PortError>> {
  const standing = await standingAt(root, disk, path);
  if (!standing.ok) return standing;
  if (standing.value.foreign === null) return ok(null);
  const suffix = `.aside-${randomBytes(8).toString('hex')}`;
  try {
    await disk.rename(standing.value.disk, `${standing.value.disk}${suffix}`);
    return ok(`${standing.value.host}${suffix}`);
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
