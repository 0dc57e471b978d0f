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

/** Opens one interface's folder. `device` is its name, or a folder below it. */
export function sysfsNic(tree: HostTree, device: string): SysfsNic {
  const at = (entry: string): string => `/sys/class/net/${device}/${entry}`;
  return {
    text: async (attribute) => {
      const text = await tree.text(at(attribute));
      return text.known ? text.value.trim() : null;
    },
    linkText: (link) => tree.link(at(link)),
    linkName: async (link) => {
      const text = await tree.link(at(link));
      return text === null ? null : basename(text);
    },
    has: async (entry) => (await tree.link(at(entry))) !== null || tree.exists(at(entry)),
    realPath: (entry) => tree.realPath(at(entry)),
  };
}
