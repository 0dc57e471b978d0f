import type { DiskFile, DiskOperations } from '../../../src/host/index.js';

/**
 * Called around every change of the file system, with its name. An error thrown before a change
 * becomes the error of the change.
 */
export interface ChangeHook {
  before(change: string): void;
  after?(change: string): void;
}

/** A disk that announces every change. It does not announce reads. */
export function hookedDisk(disk: DiskOperations, hook: ChangeHook): DiskOperations {
  const change = async <T>(name: string, work: () => Promise<T>): Promise<T> => {
    hook.before(name);
    const value = await work();
    hook.after?.(name);
    return value;
  };
  const hooked = (file: DiskFile): DiskFile => ({
    uid: file.uid,
    gid: file.gid,
    write: (bytes) => change('write', () => file.write(bytes)),
    setMode: (mode) => change('chmod', () => file.setMode(mode)),
    setOwner: (uid, gid) => change('chown', () => file.setOwner(uid, gid)),
    truncate: (size) => change('truncate', () => file.truncate(size)),
    sync: () => change('fsync', () => file.sync()),
    close: () => file.close(),
  });
  return {
    lstat: (path) => disk.lstat(path),
    readFile: (...call) => disk.readFile(...call),
    stamp: (path) => disk.stamp(path),
    readLink: (path) => disk.readLink(path),
    realPath: (path) => disk.realPath(path),
    list: (folder) => disk.list(folder),
    probe: (path) => disk.probe(path),
    createExclusive: (path) =>
      change(`create ${path}`, async () => hooked(await disk.createExclusive(path))),
    openAppend: (path) => change(`append ${path}`, async () => hooked(await disk.openAppend(path))),
    rename: (from, to) => change(`rename ${to}`, () => disk.rename(from, to)),
    link: (from, to) => change(`link ${to}`, () => disk.link(from, to)),
    makeLink: (target, path) => change(`symlink ${path}`, () => disk.makeLink(target, path)),
    unlink: (path) => change(`unlink ${path}`, () => disk.unlink(path)),
    makeFolder: (path, mode) => change(`mkdir ${path}`, () => disk.makeFolder(path, mode)),
    removeFolder: (path) => change(`rmdir ${path}`, () => disk.removeFolder(path)),
    syncFolder: (path) => change(`sync ${path}`, () => disk.syncFolder(path)),
  };
}

/** A system error as node throws it. */
export function systemError(code: string): Error {
  return Object.assign(new Error(`${code}: injected`), { code });
}
