import { basename } from 'node:path';
import type { HostFolder } from '../files/host-folder.js';
import { readSmallFile } from '../files/disk.js';
import { isThereNow, readSmallFileNow } from '../files/regular-file.js';
import type { HostTree } from '../files/host-tree.js';
import { parseMac, type NicSign } from '../../model/index.js';

/**
 * One interface's folder below sys/class/net. Each reader answers null when the kernel gives no
 * value (absent, or EINVAL while the interface is down).
 */
export interface SysfsNic {
  /** An attribute's text, trimmed. */
  text(attribute: string): Promise<string | null>;
  /**
   * The last part of a link's target. It comes from the link's own text, so the target need not
   * exist.
   */
  linkName(link: string): Promise<string | null>;
  /** The whole target of a link. */
  linkText(link: string): Promise<string | null>;
  has(entry: string): Promise<boolean>;
  /** The host path of the entry with every link followed. */
  realPath(entry: string): Promise<string | null>;
}

/**
 * The link state from the attribute `carrier`. Null when the kernel gives none, as for an interface
 * that is down.
 */
export function carrierOf(text: string | null): boolean | null {
  return text === '1' ? true : text === '0' ? false : null;
}

/** A count from an attribute's text. */
export function countOf(text: string | null): number | null {
  return text !== null && /^\d+$/.test(text) ? Number(text) : null;
}

/**
 * Link, MAC, MTU and place of one interface now. It reads synchronously what cannot block: those
 * few bytes come from the kernel's memory, and an asynchronous read costs many times as much.
 */
export async function signOf(tree: HostTree, device: string): Promise<Omit<NicSign, 'addresses'>> {
  const at = (attribute: string): string => tree.path(`/sys/class/net/${device}/${attribute}`);
  const text = (attribute: string): string | null =>
    readSmallFileNow(at(attribute), 'followed')?.trim() ?? null;
  const carrier = await readSmallFile(tree.root.disk, at('carrier'));
  return {
    carrier: carrierOf(carrier?.trim() ?? null),
    mac: parseMac(text('bonding_slave/perm_hwaddr') ?? text('address') ?? ''),
    mtu: countOf(text('mtu')),
    isPort: isPortNow(tree, device),
  };
}

/** Whether an interface is a port of some bridge or bond now, read in the same way. */
function isPortNow(tree: HostTree, device: string): boolean {
  return ['master', 'brport/bridge'].some((link) =>
    isThereNow(tree.path(`/sys/class/net/${device}/${link}`)),
  );
}

/**
 * The kernel answers these with the lock of all network devices held, and asks the driver. A driver
 * may take long, so the main thread never reads them.
 */
const mayBlock: ReadonlySet<string> = new Set(['carrier', 'speed', 'duplex']);

/**
 * Opens one interface's folder for one reading: what is in it is looked up once. `device` is its
 * name, or a folder below it.
 */
export function sysfsNic(tree: HostTree, device: string): SysfsNic {
  const folders = new Map<string, Promise<HostFolder | null>>();
  const top = tree.folder(`/sys/class/net/${device}`);
  const below = async (name: string): Promise<HostFolder | null> => {
    const folder = await top;
    return folder?.isLink(name) === true || folder?.isFolder(name) === true
      ? tree.folder(`${folder.path}/${name}`)
      : null;
  };
  /** The folder of an entry such as `device/vendor`, and the entry's name in it. */
  const find = async (entry: string): Promise<readonly [HostFolder | null, string]> => {
    const [folder = '', name] = entry.split('/');
    if (name === undefined) return [await top, entry];
    const found = folders.get(folder) ?? below(folder);
    folders.set(folder, found);
    return [await found, name];
  };
  const linkText = async (link: string): Promise<string | null> => {
    const [folder, name] = await find(link);
    return folder?.linkNow(name) ?? null;
  };
  return {
    text: async (attribute) => {
      const [folder, name] = await find(attribute);
      const text = mayBlock.has(name) ? await folder?.text(name) : folder?.textNow(name);
      return text?.trim() ?? null;
    },
    linkText,
    linkName: async (link) => {
      const text = await linkText(link);
      return text === null ? null : basename(text);
    },
    has: async (entry) => {
      const [folder, name] = await find(entry);
      return folder?.has(name) === true;
    },
    realPath: async (entry) => {
      const [folder, name] = await find(entry);
      return folder?.has(name) === true ? tree.realPath(`${folder.path}/${name}`) : null;
    },
  };
}
