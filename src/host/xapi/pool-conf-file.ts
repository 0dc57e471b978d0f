import { hostPaths, type FileState } from '../../model/index.js';
import { hostFiles } from '../files/host-files.js';

/** pool.conf as it stands, for `parsePoolConf`. */
export async function readPoolConf(root: string): Promise<FileState> {
  return (await hostFiles(root)).read(hostPaths.poolConf);
}
