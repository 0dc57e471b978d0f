import { existsSync } from 'node:fs';
import { mkdir, stat } from 'node:fs/promises';
import { dirname } from 'node:path';
import { errorCode } from '../host/index.js';

/**
 * Makes the folder that an operator named, and those above it. With `recursive`, Node never ends
 * below a folder that takes no entries, such as /proc.
 */
export async function makeFolders(path: string): Promise<void> {
  try {
    await mkdir(path);
  } catch (error) {
    const code = errorCode(error);
    if (code === 'EEXIST' && (await stat(path)).isDirectory()) return;
    if (code !== 'ENOENT' || existsSync(dirname(path))) throw error;
    await makeFolders(dirname(path));
    await mkdir(path);
  }
}
