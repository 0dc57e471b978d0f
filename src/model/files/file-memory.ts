import type { HostFilePort } from './file-port.js';
import type { Known } from '../known.js';

/** What was made of files, and what it depends on. */
interface Made<T> {
  readonly of: string;
  readonly value: Promise<Known<T>>;
}

/** Some files of a host, and what else their meaning depends on. */
export interface FilesMeant {
  readonly paths: readonly string[];
  readonly about?: string;
}

/**
 * Remembers for each host what was made of large files, until one of them changes. The value must
 * be plain data.
 */
export class FileMemory<T> {
  readonly #last = new WeakMap<Pick<HostFilePort, 'stamp'>, Made<T>>();

  /**
   * What `make` makes of these files now. It is called again only when a file has changed, or when
   * one could not be read.
   */
  async take(
    files: Pick<HostFilePort, 'stamp'>,
    { paths, about = '' }: FilesMeant,
    make: () => Promise<Known<T>>,
  ): Promise<Known<T>> {
    // Before they are read: a file that is replaced meanwhile has another stamp at the next call.
    const stamps = await Promise.all(paths.map((path) => files.stamp(path)));
    const of = JSON.stringify([about, stamps]);
    const last = this.#last.get(files);
    if (last?.of === of) return last.value;
    const made: Made<T> = { of, value: withOwnMemory(make()) };
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
