import { join, resolve } from 'node:path';
import { err, ok, type Result, type PortError } from '../../model/index.js';
import { machineDisk, type DiskOperations } from './disk.js';
import { portError } from './port-error.js';

/** Where a host path really lies. */
export interface Place {
  /** Host path with every link followed. */
  readonly host: string;
  /** The same place as a path of this machine. */
  readonly disk: string;
}

/** A host's tree of files: the machine's own, or one below a folder. */
export interface Root {
  readonly directory: string;
  /**
   * Follows links as the host itself would: an absolute link starts at this root, `..` never leaves
   * it. What is absent stays as named. Refused (`wrongKind`): a loop, and a link in a folder that
   * anyone may write to, since anyone may have planted it; /tmp and /var/tmp are such folders
   * whatever mode a tree made by hand gives them.
   */
  locate(path: string): Promise<Result<Place, PortError>>;
}

const maximalHops = 40;
const othersMayWrite = 0o002;
const temporaryFolders: ReadonlySet<string> = new Set(['tmp', 'var/tmp']);

/** The tree below `directory` ('/' for the machine itself). Reads nothing yet. */
export function createRoot(directory: string, disk: DiskOperations = machineDisk): Root {
  const top = resolve(directory);
  return {
    directory: top,
    locate: async (path) => {
      try {
        // The kernel's own files of this machine: no link there is anybody's but the kernel's,
        // which follows it best.
        if (top === '/' && /^\/(?:sys|proc)\//u.test(path)) return ok({ host: path, disk: path });
        return await follow(top, path, disk);
      } catch (error) {
        return err(portError(error, path));
      }
    },
  };
}

async function follow(
  top: string,
  path: string,
  disk: DiskOperations,
): Promise<Result<Place, PortError>> {
  const done: string[] = [];
  const todo = namesOf(path);
  let hops = 0;
  for (let name = todo.shift(); name !== undefined; name = todo.shift()) {
    if (name === '..') {
      done.pop();
      continue;
    }
    const folder = join(top, ...done);
    const here = join(folder, name);
    if ((await disk.lstat(here))?.kind !== 'link') {
      done.push(name);
      continue;
    }
    hops += 1;
    if (hops > maximalHops) return err(refused(path, 'symbolic links lead in a circle'));
    if (
      temporaryFolders.has(done.join('/')) ||
      ((await disk.lstat(folder))?.mode ?? 0) & othersMayWrite
    ) {
      return err(
        refused(
          path,
          `/${[...done, name].join('/')} is a symbolic link in a folder that anyone may write to`,
        ),
      );
    }
    const target = await disk.readLink(here);
    if (target.startsWith('/')) done.length = 0;
    todo.unshift(...namesOf(target));
  }
  return ok({ host: `/${done.join('/')}`, disk: join(top, ...done) });
}

function namesOf(path: string): string[] {
  return path.split('/').filter((name) => name !== '' && name !== '.');
}

function refused(subject: string, cause: string): PortError {
  return { code: 'wrongKind', subject, cause, retryable: false };
}
