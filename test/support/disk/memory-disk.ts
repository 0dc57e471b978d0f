import { basename, dirname } from 'node:path';
import type { DiskEntry, DiskFile, DiskOperations, FileStamp } from '../../../src/host/index.js';
import { combinations } from './combinations.js';
import {
  applied,
  changeFolder,
  crashed,
  emptyFolder,
  lost,
  type Content,
  type DiskNode,
  type FileNode,
  type FolderChange,
} from './disk-nodes.js';
import { systemError } from './hooked-disk.js';

const top = 0;
/**
 * A disk in memory that knows what has been synced. `afterPowerCut` answers every state that the
 * disk can have afterwards: unsynced bytes of a file are whole, half or gone, and unsynced names of
 * a folder may be there in any choice. An fsync of a file does not sync its name (POSIX, not ext4).
 */
export class MemoryDisk implements DiskOperations {
  private readonly nodes = new Map<number, DiskNode>();
  private nextNode = 1;

  constructor(
    nodes: ReadonlyMap<number, DiskNode> = new Map<number, DiskNode>([[top, emptyFolder(0o755)]]),
  ) {
    for (const [id, node] of nodes) this.nodes.set(id, { ...node });
    this.nextNode = Math.max(...nodes.keys()) + 1;
  }

  /** A disk that holds these files, all of it synced. */
  static of(
    files: Readonly<Record<string, string>>,
    modes: Readonly<Record<string, number>> = {},
  ): MemoryDisk {
    const disk = new MemoryDisk();
    for (const [path, text] of Object.entries(files)) {
      disk.ensureFolder(dirname(path));
      const data = new TextEncoder().encode(text);
      const content = { mode: modes[path] ?? 0o644, uid: 0, gid: 0, data };
      disk.enter(path, disk.add({ kind: 'file', live: content, durable: content }));
    }
    return disk.settled();
  }

  /** The same disk as it is now, with all that has not been synced. */
  copy(): MemoryDisk {
    return new MemoryDisk(this.nodes);
  }

  /** The same disk, all synced: a clean shutdown, or what the next process sees after a SIGKILL. */
  settled(): MemoryDisk {
    return this.crashed(new Map(), new Map());
  }

  /** Path -> mode and text of every file, for comparing. */
  snapshot(): ReadonlyMap<string, string> {
    const found = new Map<string, string>();
    const visit = (path: string, id: number): void => {
      const node = this.nodes.get(id);
      if (node?.kind === 'folder')
        for (const [name, child] of [...node.live].sort(([a], [b]) => (a < b ? -1 : 1)))
          visit(`${path}/${name}`, child);
      if (node?.kind !== 'file') return;
      const { mode, uid, gid, data } = node.live;
      found.set(path, `${mode.toString(8)} ${uid}:${gid} ${new TextDecoder().decode(data)}`);
    };
    visit('', top);
    return found;
  }

  afterPowerCut(): readonly MemoryDisk[] {
    const choices: { readonly id: number; readonly variants: number }[] = [];
    for (const [id, node] of this.nodes) {
      if (node.kind === 'file' && node.durable !== node.live) choices.push({ id, variants: 3 });
      if (node.kind === 'folder' && node.pending.length > 0)
        choices.push({ id, variants: 2 ** Math.min(node.pending.length, 10) });
    }
    const disks = combinations(choices).map((choice) => {
      const contents = new Map<number, Content>();
      const names = new Map<number, ReadonlyMap<string, number>>();
      for (const [id, variant] of choice) {
        const node = this.nodes.get(id);
        if (node?.kind === 'file') contents.set(id, lost(node, variant));
        if (node?.kind === 'folder')
          names.set(
            id,
            applied(
              node.durable,
              node.pending.filter((_, index) => (variant & (1 << index)) !== 0),
            ),
          );
      }
      return this.crashed(contents, names);
    });
    return [...new Map(disks.map((disk) => [JSON.stringify([...disk.snapshot()]), disk])).values()];
  }

  lstat(path: string): Promise<DiskEntry | null> {
    const node = this.find(path);
    if (node === null) return Promise.resolve(null);
    const other = { mode: node.kind === 'folder' ? node.mode : 0o777, uid: 0, gid: 0 };
    const { mode, uid, gid } = node.kind === 'file' ? node.live : other;
    return Promise.resolve({ kind: node.kind, mode, uid, gid, links: 1 });
  }

  readFile(path: string): Promise<Uint8Array> {
    const node = this.find(path);
    return node?.kind === 'file'
      ? Promise.resolve(node.live.data)
      : Promise.reject(systemError('ENOENT'));
  }

  /** No file here has a time: its content tells it from another. */
  async stamp(path: string): Promise<FileStamp> {
    return { modified: '', text: Buffer.from(await this.readFile(path)).toString('base64') };
  }

  readLink(path: string): Promise<string> {
    const node = this.find(path);
    return node?.kind === 'link'
      ? Promise.resolve(node.target)
      : Promise.reject(systemError('EINVAL'));
  }

  /** Links are not followed: what is behind one is not told. */
  realPath(path: string): Promise<string | null> {
    const kind = this.find(path)?.kind;
    return Promise.resolve(kind === 'file' || kind === 'folder' ? path : null);
  }

  list(folder: string): Promise<readonly string[]> {
    const node = this.find(folder);
    return node?.kind === 'folder'
      ? Promise.resolve([...node.live.keys()])
      : Promise.reject(systemError('ENOENT'));
  }

  probe(path: string): Promise<void> {
    return this.find(path)?.kind === 'file'
      ? Promise.resolve()
      : Promise.reject(systemError('EISDIR'));
  }

  createExclusive(path: string): Promise<DiskFile> {
    if (this.find(path) !== null) return Promise.reject(systemError('EEXIST'));
    return Promise.resolve(this.opened(this.create(path)));
  }

  openAppend(path: string): Promise<DiskFile> {
    const node = this.find(path);
    if (node !== null && node.kind !== 'file') return Promise.reject(systemError('EISDIR'));
    return Promise.resolve(this.opened(node ?? this.create(path)));
  }

  rename(from: string, to: string): Promise<void> {
    const id = this.idOf(from);
    if (id === null || dirname(from) !== dirname(to)) return Promise.reject(systemError('ENOENT'));
    return this.change(dirname(to), [
      [basename(from), null],
      [basename(to), id],
    ]);
  }

  link(from: string, to: string): Promise<void> {
    const id = this.idOf(from);
    if (id === null) return Promise.reject(systemError('ENOENT'));
    return this.enterNew(to, () => id);
  }

  makeLink(target: string, path: string): Promise<void> {
    return this.enterNew(path, () => this.add({ kind: 'link', target }));
  }

  unlink(path: string): Promise<void> {
    const node = this.find(path);
    if (node === null || node.kind === 'folder')
      return Promise.reject(systemError(node === null ? 'ENOENT' : 'EISDIR'));
    return this.change(dirname(path), [[basename(path), null]]);
  }

  makeFolder(path: string, mode: number): Promise<void> {
    return this.enterNew(path, () => this.add(emptyFolder(mode)));
  }

  removeFolder(path: string): Promise<void> {
    const node = this.find(path);
    if (node?.kind !== 'folder' || node.live.size > 0)
      return Promise.reject(systemError('ENOTEMPTY'));
    return this.change(dirname(path), [[basename(path), null]]);
  }

  syncFolder(path: string): Promise<void> {
    const node = this.find(path);
    if (node?.kind !== 'folder') return Promise.reject(systemError('ENOENT'));
    node.durable = node.live;
    node.pending = [];
    return Promise.resolve();
  }

  private enterNew(path: string, node: () => number): Promise<void> {
    return this.find(path) === null
      ? this.change(dirname(path), [[basename(path), node()]])
      : Promise.reject(systemError('EEXIST'));
  }

  private crashed(
    contents: ReadonlyMap<number, Content>,
    names: ReadonlyMap<number, ReadonlyMap<string, number>>,
  ): MemoryDisk {
    return new MemoryDisk(crashed(this.nodes, contents, names));
  }

  private opened(file: FileNode): DiskFile {
    const set = (part: Partial<Content>): Promise<void> => {
      file.live = { ...file.live, ...part };
      return Promise.resolve();
    };
    return {
      uid: file.live.uid,
      gid: file.live.gid,
      // Short writes on purpose: the writer must go on until all is written.
      write: async (bytes) => {
        const taken = bytes.subarray(0, Math.max(1, Math.ceil(bytes.length / 2)));
        await set({ data: Buffer.concat([file.live.data, taken]) });
        return taken.length;
      },
      setMode: (mode) => set({ mode }),
      setOwner: (uid, gid) => set({ uid, gid }),
      truncate: (size) => set({ data: file.live.data.subarray(0, size) }),
      sync: () => {
        file.durable = file.live;
        return Promise.resolve();
      },
      close: () => Promise.resolve(),
    };
  }

  private create(path: string): FileNode {
    const file: FileNode = {
      kind: 'file',
      live: { mode: 0o600, uid: 0, gid: 0, data: new Uint8Array() },
      durable: null,
    };
    this.enter(path, this.add(file));
    return file;
  }

  private add(node: DiskNode): number {
    const id = this.nextNode;
    this.nextNode += 1;
    this.nodes.set(id, node);
    return id;
  }

  private enter(path: string, id: number): void {
    const folder = this.find(dirname(path));
    if (folder?.kind !== 'folder') throw systemError('ENOENT');
    changeFolder(folder, [[basename(path), id]]);
  }

  private change(path: string, change: FolderChange): Promise<void> {
    const folder = this.find(path);
    if (folder?.kind !== 'folder') return Promise.reject(systemError('ENOENT'));
    changeFolder(folder, change);
    return Promise.resolve();
  }

  private ensureFolder(path: string): void {
    if (this.find(path) !== null) return;
    this.ensureFolder(dirname(path));
    this.enter(path, this.add(emptyFolder(path.endsWith('/tmp') ? 0o1777 : 0o755)));
  }

  private find(path: string): DiskNode | null {
    const id = this.idOf(path);
    return id === null ? null : (this.nodes.get(id) ?? null);
  }

  private idOf(path: string): number | null {
    let id: number = top;
    for (const name of path.split('/').filter((part) => part !== '')) {
      const folder = this.nodes.get(id);
      const next = folder?.kind === 'folder' ? folder.live.get(name) : undefined;
      if (next === undefined) return null;
      id = next;
    }
    return id;
  }
}
