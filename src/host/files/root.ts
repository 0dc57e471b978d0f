import { resolve } from 'node:path';
import { err, ok, type Result, type PortError } from '../../model/index.js';
import { machineDisk, type DiskOperations } from './disk.js';
import { isThisMachine } from './is-this-machine.js';
import { portError } from './port-error.js';

/** Where a host path really leads. */
export interface RealPlace {
  /** Host path with every link followed. */
  readonly host: string;
  /** The same place as a path of this machine. */
  readonly disk: string;
}

/** A host's tree of files: the machine's own, or one below a folder. */
export interface Root {
  readonly directory: string;
  /** Whether this is the root of this machine. */
  readonly thisMachine: boolean;
  /** What its files are read with. */
  readonly disk: DiskOperations;
  /**
   * Follows links as the host itself would: an absolute link starts at this root, and `..` never
   * leaves it. Names that do not exist stay as they are. The error is `wrongKind` for a loop, and
   * for a link in a folder that anyone may write to, because anyone may have put it there. /tmp and
   * /var/tmp always count as such folders, even when a tree made by hand gives them another mode.
   */
  locate(path: string): Promise<Result<RealPlace, PortError>>;
  /**
   * Like `locate`, but never follows the last name in a folder that anyone may write to: the answer
   * is the path of that name, whatever it is. `shared` says that the folder is such a one.
   */
  locateName(path: string): Promise<Result<RealPlace & { readonly shared: boolean }, PortError>>;
}

const maximalHops = 40;
const othersMayWrite = 0o002;
const temporaryFolders: ReadonlySet<string> = new Set(['tmp', 'var/tmp']);

type NamedPlace = RealPlace & { readonly shared: boolean };

/** The tree below `directory`, which is '/' for the machine itself. Reads no file yet. */
export function createRoot(directory: string, disk: DiskOperations = machineDisk): Root {
  const top = resolve(directory);
  const thisMachine = isThisMachine(top);
  const placeOf = async (
    path: string,
    last: 'followed' | 'kept',
  ): Promise<Result<NamedPlace, PortError>> => {
    try {
      // /proc and /sys of this machine hold only the kernel's own links, and the kernel follows
      // those best.
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
    disk,
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
  // `join` of Node takes several times as long: these names need no second look.
  const above = top === '/' ? '' : top;
  const pathOf = (names: readonly string[]): string =>
    names.length === 0 ? top : `${above}/${names.join('/')}`;
  const isShared = async (folder: readonly string[]): Promise<boolean> =>
    temporaryFolders.has(folder.join('/')) ||
    (((await disk.lstat(pathOf(folder)))?.mode ?? 0) & othersMayWrite) !== 0;
  const done: string[] = [];
  const todo = namesOf(path);
  let hops = 0;
  /**
   * Takes at once all folders before the last name that are there, when none of them is a link: one
   * or two calls instead of one for each name.
   */
  const takeFolders = async (): Promise<void> => {
    if (todo.includes('..')) return;
    for (let count = todo.length - 1; count > 0; count -= 1) {
      const whole = pathOf([...done, ...todo.slice(0, count)]);
      const real = await disk.realPath(whole);
      if (real === whole) done.push(...todo.splice(0, count));
      if (real !== null) return;
    }
  };
  await takeFolders();
  for (let name = todo.shift(); name !== undefined; name = todo.shift()) {
    if (name === '..') {
      done.pop();
      await takeFolders();
      continue;
    }
    const here = pathOf([...done, name]);
    const entry = await disk.lstat(here);
    if (entry?.kind !== 'link') {
      done.push(name);
      // Nothing is below a name that is not there.
      if (entry === null && !todo.includes('..')) done.push(...todo.splice(0));
      continue;
    }
    const shared = await isShared(done);
    if (shared && last === 'kept' && todo.length === 0) {
      done.push(name);
      continue;
    }
    hops += 1;
    if (hops > maximalHops) return err(refused(path, 'ELOOP'));
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
    await takeFolders();
  }
  const shared = last === 'kept' && (await isShared(done.slice(0, -1)));
  return ok({ host: `/${done.join('/')}`, disk: pathOf(done), shared });
}

function namesOf(path: string): string[] {
  return path.split('/').filter((name) => name !== '' && name !== '.');
}

function refused(subject: string, cause: string): PortError {
  return { code: 'wrongKind', subject, cause, retryable: false };
}
