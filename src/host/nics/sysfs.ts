import { basename } from 'node:path';
import { readSmallFileNow } from '../files/disk.js';
import type { HostTree } from '../files/host-tree.js';

/**
 * One interface's folder below sys/class/net: each reader answers null when the kernel does not say
 * (absent, EINVAL while down).
 */
export interface SysfsNic {
  /** An attribute's text without the line end. */
  text(attribute: string): Promise<string | null>;
  /**
   * The last part of where a link of this folder leads, read from the link's own text: it may
   * dangle.
   */
  linkName(link: string): Promise<string | null>;
  /** The whole text of a link. */
  linkText(link: string): Promise<string | null>;
  has(entry: string): Promise<boolean>;
  /** Where the entry really lies, every link followed. */
  realPath(entry: string): Promise<string | null>;
}

/**
 * The link by what the attribute `carrier` says; null: the kernel does not say while the interface
 * is down.
 */
export function carrierOf(text: string | null): boolean | null {
  return text === '1' ? true : text === '0' ? false : null;
}

/**
 * The link of one interface at this moment. Read at once: its few bytes come out of the kernel's
 * memory, and handing them from thread to thread costs many times as much.
 */
export function carrierNow(tree: HostTree, device: string): boolean | null {
  return carrierOf(readSmallFileNow(tree.path(`/sys/class/net/${device}/carrier`))?.trim() ?? null);
}

/** Reads one interface's folder: `device` is its name, or a folder below it. */
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
