import { err, ok, type Result } from '../../model/index.js';
import { errorCode } from './disk.js';
import { readRegularFile } from './regular-file.js';

/** In bytes: a password file must not be larger. */
const limit = 64 * 1024;

/**
 * Reads the password in a file of this machine, which is its first line. The error says why it
 * cannot be read.
 */
export async function readPasswordLine(path: string): Promise<Result<string, string>> {
  try {
    const [line = ''] = (await readRegularFile(path, limit)).toString('utf8').split('\n');
    return line === '' ? err(`${path} is empty`) : ok(line.replace(/\r$/u, ''));
  } catch (error) {
    return err(`${path}: ${errorCode(error)}`);
  }
}
