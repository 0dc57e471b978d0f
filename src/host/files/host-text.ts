import { known, unknown, type Known } from '../../model/index.js';
import { diskPath } from './disk-path.js';
import { errorCode, readRegularFile } from './disk.js';

/**
 * A file of the host as text, links followed as the host itself would. Reasons: absent, unreadable (a planted link and a folder
 * too). For files whose every byte may be shown or parsed; bytes that are no UTF-8 come as U+FFFD.
 */
export async function readHostText(root: string, path: string): Promise<Known<string>> {
  const place = await diskPath(root, path);
  if (place === null) return unknown('unreadable', `${path}: its links lead nowhere safe`);
  try {
    return known((await readRegularFile(place)).toString('utf8'));
  } catch (error) {
    const code = errorCode(error);
    return code === 'ENOENT' || code === 'ENOTDIR'
      ? unknown('absent', path)
      : unknown('unreadable', `${path}: ${code}`);
  }
}
