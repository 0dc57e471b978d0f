import { join, resolve } from 'node:path';
import { err, ok, type Result, type PortError } from '../../model/index.js';
import { machineDisk, type DiskOperations } from './disk.js';
import { isThisMachine } from './is-this-machine.js';
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
  /** It is the root of this very machine. */
  readonly thisMachine: boolean;
  /**
   * Follows links as the host itself would: an absolute link starts at this root, `..` never leaves
   * it. What is absent stays as named. Refused (`wrongKind`): a loop, and a link in a folder that
   * anyone may write to, since anyone may have planted it; /tmp and /var/tmp are such folders
   * whatever mode a tree made by hand gives them.
   */
  locate(path: string): Promise<Result<Place, PortError>>;
  /**
   * The same, but a last name in a folder that anyone may write to is never followed: it is the
   * place, whatever stands there. `shared`: in such a folder.
   */
  locateName(path: string): Promise<Result<Place & { readonly shared: boolean }, PortError>>;
}

const maximalHops = 40;
const othersMayWrite = 0o002;
const temporaryFolders: ReadonlySet<string> = new Set(['tmp', 'var/tmp']);

type NamedPlace = Place & { readonly shared: boolean };

/** The tree below `directory` ('/' for the machine itself). Reads no file yet. */
export function createRoot(directory: string, disk: DiskOperations = machineDisk): Root {
  const top = resolve(directory);
  const thisMachine = isThisMachine(top);
  const placeOf = async (
    path: string,
    last: 'followed' | 'kept',
  ): Promise<Result<NamedPlace, PortError>> => {
    try {
      // The kernel's own files of this machine: no link there is anybody's but the kernel's,
      // which follows it best.
      if (thisMachine && /^\/(?:sys|proc)\//u.test(path))
        return ok({ host: path, disk: path, shared: false });
      return await follow(top, path, disk, last);
    } catch (error) {
      return err(portError(error, path));
    }
  };
  return {
    directory: top,
    thisMachine,
    locate: (path) => placeOf(path, 'followed'),
    locateName: (path) => placeOf(path, 'kept'),
  };
}

async function follow(
  top: string,
  path: string,
  disk: DiskOperations,
  last: 'followed' | 'kept',
): Promise<Result<NamedPlace, PortError>> {
  const isShared = async (folder: readonly string[]): Promise<boolean> =>
    temporaryFolders.has(folder.join('/')) ||
    (((await disk.lstat(join(top, ...folder)))?.mode ?? 0) & othersMayWrite) !== 0;
  const done: string[] = [];
  const todo = namesOf(path);
  let hops = 0;
  for (let name = todo.shift(); name !== undefined; name = todo.shift()) {
    if (name === '..') {
      done.pop();
      continue;
    }
    const here = join(top, ...done, name);
    if ((await disk.lstat(here))?.kind !== 'link') {
      done.push(name);
      continue;
    }
    const shared = await isShared(done);
    if (shared && last === 'kept' && todo.length === 0) {
      done.push(name);
      continue;
    }
    hops += 1;
    if (hops > maximalHops) return err(refused(path, 'symbolic links lead in a circle'));
    if (shared) {
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
  const shared = last === 'kept' && (await isShared(done.slice(0, -1)));
  return ok({ host: `/${done.join('/')}`, disk: join(top, ...done), shared });
}

function namesOf(path: string): string[] {
  return path.split('/').filter((name) => name !== '' && name !== '.');
}

function refused(subject: string, cause: string): PortError {
  return { code: 'wrongKind', subject, cause, retryable: false };
}
