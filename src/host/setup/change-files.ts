import { basename, dirname, join } from 'node:path';
import { err, ok, type HostFilePort, type PortError, type Result } from '../../model/index.js';
import { machineDisk } from '../files/disk.js';

/** A file as it shall be; null: not there. */
export interface WantedFile {
  readonly path: string;
  readonly text: string | null;
}

/** Why the files could not be changed, and which of them could not be put back. */
export interface ChangeError {
  readonly error: PortError;
  readonly left: readonly string[];
}

const mode = 0o644;

/**
 * Changes all of these files in their order, or none: after an error, everything is put back as it
 * was. Answers the files that were changed.
 */
export async function changeFiles(
  files: HostFilePort,
  wanted: readonly WantedFile[],
): Promise<Result<readonly WantedFile[], ChangeError>> {
  const before: WantedFile[] = [];
  for (const { path } of wanted) {
    const text = await files.text(path);
    if (!text.known && text.reason.code !== 'absent')
      return err({ error: unreadable(path, text.reason.detail), left: [] });
    before.push({ path, text: text.known ? text.value : null });
  }
  const changed: WantedFile[] = [];
  for (const [at, file] of wanted.entries()) {
    const done = await put(files, file);
    if (done.ok) {
      if (done.value) changed.push(file);
      continue;
    }
    const left: string[] = [];
    // The file of the error too: the name may be changed and not be durable.
    for (const former of before.slice(0, at + 1).reverse())
      if (!(await isAs(files, former)) && !(await put(files, former)).ok) left.push(former.path);
    return err({ error: done.error, left });
  }
  return ok(changed);
}

/** Whether nothing has changed this file, for example because its disk is read-only. */
async function isAs(files: HostFilePort, { path, text }: WantedFile): Promise<boolean> {
  const now = await files.text(path);
  return now.known ? now.value === text : text === null && now.reason.code === 'absent';
}

/** Makes a file what it shall be, durably. Answers whether there was anything to do. */
async function put(
  files: HostFilePort,
  { path, text }: WantedFile,
): Promise<Result<boolean, PortError>> {
  if (text !== null) {
    const written = await files.write(path, text, mode);
    return written.ok ? ok(true) : written;
  }
  const removed = await files.remove(path);
  if (!removed.ok) return removed;
  const synced = removed.value ? await files.sync([path]) : ok(undefined);
  await removeEmptyFolder(files, dirname(path));
  return synced.ok ? removed : synced;
}

function unreadable(path: string, cause: string): PortError {
  return { code: 'ioError', subject: path, cause, retryable: true };
}

async function removeEmptyFolder(files: HostFilePort, path: string): Promise<void> {
  const above = await files.locate(dirname(path));
  if (above === null) return;
  try {
    // The name itself: where it is a link, its target is not ours.
    await machineDisk.removeFolder(join(above, basename(path)));
  } catch {
    // The folder is not empty, not there, or a link.
  }
}
