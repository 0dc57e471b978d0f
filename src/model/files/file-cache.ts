import type { HostFilePort } from './file-port.js';
import type { Known } from '../known.js';

/** A cached value, and the key under which it is valid. */
interface Made<T> {
  readonly key: string;
  readonly value: Promise<Known<T>>;
}

/** The files that a value is made from. `about`: anything else that it depends on. */
export interface CachedFiles {
  readonly paths: readonly string[];
  readonly about?: string;
}

/**
 * Caches for each host a value that is made from large files, until one of them changes. The value
 * must be plain data.
 */
export class FileCache<T> {
  readonly #last = new WeakMap<Pick<HostFilePort, 'stamp'>, Made<T>>();

  /**
   * The value that `make` makes from these files. It is called again only when a file has changed,
   * or when one could not be read.
   */
  async take(
    files: Pick<HostFilePort, 'stamp'>,
    { paths, about = '' }: CachedFiles,
    make: () => Promise<Known<T>>,
  ): Promise<Known<T>> {
    // Before they are read: a file that is replaced meanwhile has another stamp at the next call.
    const stamps = await Promise.all(paths.map((path) => files.stamp(path)));
    const key = JSON.stringify([about, stamps]);
    const last = this.#last.get(files);
    if (last?.key === key) return last.value;
    const made: Made<T> = { key, value: withOwnMemory(make()) };
    this.#last.set(files, made);
    let lasts = false;
    try {
      const value = await made.value;
      lasts = value.known || value.reason.code !== 'unreadable';
      return value;
    } finally {
      if (!lasts && this.#last.get(files) === made) this.#last.delete(files);
    }
  }
}

/** A text that is cut from a file's text keeps that whole text alive; a copy does not. */
async function withOwnMemory<T>(made: Promise<Known<T>>): Promise<Known<T>> {
  return structuredClone(await made);
}
