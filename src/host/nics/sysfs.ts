import { basename } from 'node:path';
import { readSmallFileNow } from '../files/disk.js';
import type { HostTree } from '../files/host-tree.js';

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

/**
 * The link state of one interface now. It reads synchronously: the few bytes come from the kernel's
 * memory, and an asynchronous read costs many times as much.
 */
export function carrierNow(tree: HostTree, device: string): boolean | null {
  return carrierOf(readSmallFileNow(tree.path(`/sys/class/net/${device}/carrier`))?.trim() ?? null);
}

/**
 * Opens one interface's folder for one reading: where it really is, is looked up once. `device` is
 * its name, or a folder below it.
 */
export function sysfsNic(tree: HostTree, device: string): SysfsNic {
  const folder = `/sys/class/net/${device}`;
  const real = tree.realPath(folder);
  const at = async (entry: string): Promise<string> => `${(await real) ?? folder}/${entry}`;
  const linkText = async (link: string): Promise<string | null> => tree.link(await at(link));
  return {
    text: async (attribute) => {
      const text = await tree.text(await at(attribute));
      return text.known ? text.value.trim() : null;
    },
    linkText,
    linkName: async (link) => {
      const text = await linkText(link);
      return text === null ? null : basename(text);
    },
    has: async (entry) => (await linkText(entry)) !== null || tree.exists(await at(entry)),
    realPath: async (entry) => tree.realPath(await at(entry)),
  };
}
