/** The nodes of a disk in memory, and what a power cut leaves of each. */
export interface Content {
  readonly mode: number;
  readonly uid: number;
  readonly gid: number;
  readonly data: Uint8Array;
}

export interface FileNode {
  readonly kind: 'file';
  live: Content;
  /** What a power cut leaves for sure; null: never synced, so nothing at all. */
  durable: Content | null;
}

/** One atomic change of a folder: each name gets a node, or is removed. */
export type FolderChange = readonly (readonly [name: string, node: number | null])[];

export interface FolderNode {
  readonly kind: 'folder';
  readonly mode: number;
  live: ReadonlyMap<string, number>;
  durable: ReadonlyMap<string, number>;
  /** Changes since the last sync of the folder, in their order. */
  pending: readonly FolderChange[];
}

export interface LinkNode {
  readonly kind: 'link';
  readonly target: string;
}

export type DiskNode = FileNode | FolderNode | LinkNode;

export function emptyFolder(mode: number): FolderNode {
  return { kind: 'folder', mode, live: new Map(), durable: new Map(), pending: [] };
}

export function applied(
  entries: ReadonlyMap<string, number>,
  changes: readonly FolderChange[],
): ReadonlyMap<string, number> {
  const result = new Map(entries);
  for (const [name, node] of changes.flat()) {
    if (node === null) result.delete(name);
    else result.set(name, node);
  }
  return result;
}

export function changeFolder(folder: FolderNode, change: FolderChange): void {
  folder.live = applied(folder.live, [change]);
  folder.pending = [...folder.pending, change];
}

/** 0: what was synced; 1: half of what is new; 2: all of it. */
export function lost(file: FileNode, variant: number): Content {
  if (variant === 2) return file.live;
  if (variant === 0) return file.durable ?? { ...file.live, data: new Uint8Array() };
  const start = Math.min(file.durable?.data.length ?? 0, file.live.data.length);
  return {
    ...file.live,
    data: file.live.data.subarray(0, start + Math.floor((file.live.data.length - start) / 2)),
  };
}

/** The nodes after a power cut, all synced: these contents of files and names of folders. */
export function crashed(
  before: ReadonlyMap<number, DiskNode>,
  contents: ReadonlyMap<number, Content>,
  names: ReadonlyMap<number, ReadonlyMap<string, number>>,
): ReadonlyMap<number, DiskNode> {
  const nodes = new Map<number, DiskNode>();
  for (const [id, node] of before) {
    if (node.kind === 'file') {
      const content = contents.get(id) ?? node.live;
      nodes.set(id, { kind: 'file', live: content, durable: content });
    } else if (node.kind === 'folder') {
      const live = names.get(id) ?? node.live;
      nodes.set(id, { ...node, live, durable: live, pending: [] });
    } else {
      nodes.set(id, node);
    }
  }
  return nodes;
}
