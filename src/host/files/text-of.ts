import { readFileSync } from 'node:fs';
import type { HostFilePort } from '../../model/index.js';

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
