import { readFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import type { HostFilePort } from '../../model/index.js';
import { placeWithoutLinks } from './place-without-links.js';

/**
 * A file's text; '' when it cannot be read, because a process has ended or there is no /proc. It is
 * for the kernel's files of this machine, which are read at once.
 */
export function textOf(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return '';
  }
}

/** The text of a host's file, without blanks around it; '' when it cannot be read. */
export async function wordAt(files: Pick<HostFilePort, 'text'>, path: string): Promise<string> {
  const text = await files.text(path);
  return text.known ? text.value.trim() : '';
}

/** The same of a file that only we write, below a folder of this machine. */
export async function wordBelow(folder: string, path: string): Promise<string> {
  try {
    return (await readFile(await placeWithoutLinks(folder, path), 'utf8')).trim();
  } catch {
    return '';
  }
}
