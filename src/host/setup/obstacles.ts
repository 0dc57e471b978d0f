import { basename, dirname, join, resolve } from 'node:path';
import type { HostFilePort, SetupObstacle } from '../../model/index.js';
import { machineDisk } from '../files/disk.js';
import type { DiskEntry } from '../files/regular-file.js';
import type { WantedFile } from './change-files.js';
import { isOurs, systemdFolder } from './drop-ins.js';

/** Where `systemctl mask` puts its links, in the order in which systemd looks. */
const maskFolders = [systemdFolder, '/run/systemd/system'];

/**
 * What keeps us from changing these files and having these units started. Everything that stands in
 * a place of ours and was not written by us is somebody's decision. A link is never ours, wherever
 * it leads to: neither its target nor the link may be changed.
 */
export async function obstaclesTo(
  files: HostFilePort,
  wanted: readonly WantedFile[],
  units: readonly string[],
): Promise<readonly SetupObstacle[]> {
  const found = [
    ...(await Promise.all(wanted.map((file) => foreignAt(files, file)))),
    ...(await Promise.all(units.map((unit) => maskOf(files, unit)))),
  ];
  return found.filter((one) => one !== null);
}

async function foreignAt(
  files: HostFilePort,
  { path, text }: WantedFile,
): Promise<SetupObstacle | null> {
  const folder = dirname(path);
  const outer = await entryAt(files, folder);
  if (outer === null) return null;
  if (outer.kind !== 'folder') {
    // A link in the folder's place is no obstacle to removing a file that is not there.
    if (text === null && !(await files.exists(path))) return null;
    return outer.to === '' ? { kind: 'noFolder', path: folder } : linkAt(folder, outer.to);
  }
  const inner = await entryAt(files, path);
  if (inner === null) return null;
  if (inner.to !== '') return linkAt(path, inner.to);
  if (inner.kind !== 'file') return { kind: 'noFile', path };
  const found = await files.text(path);
  return found.known && !isOurs(found.value) ? { kind: 'notOurs', path } : null;
}

const linkAt = (path: string, to: string): SetupObstacle => ({ kind: 'link', path, to });

/**
 * Why systemd starts this unit under no circumstances: a link to /dev/null or an empty file stands
 * for it. An instance has its own name before that of its template.
 */
async function maskOf(files: HostFilePort, unit: string): Promise<SetupObstacle | null> {
  for (const name of new Set([unit, unit.replace(/@[^.]*/u, '@')]))
    for (const folder of maskFolders) {
      const path = `${folder}/${name}`;
      const entry = await entryAt(files, path);
      if (entry === null) continue;
      const text = await files.text(path);
      const isMask = resolve(folder, entry.to) === '/dev/null' || (text.known && text.value === '');
      return isMask ? { kind: 'masked', path, unit } : null;
    }
  return null;
}

/** A name itself, with where it leads if it is a link; null where nothing is, or nobody can see. */
async function entryAt(
  files: HostFilePort,
  path: string,
): Promise<(Pick<DiskEntry, 'kind'> & { readonly to: string }) | null> {
  const folder = await files.locate(dirname(path));
  if (folder === null) return null;
  const place = join(folder, basename(path));
  try {
    const entry = await machineDisk.lstat(place);
    if (entry === null) return null;
    return { kind: entry.kind, to: entry.kind === 'link' ? await machineDisk.readLink(place) : '' };
  } catch {
    // Whoever changes it gets the same error, with its words.
    return null;
  }
}
