import { statSync } from 'node:fs';

/** Whether the path leads to a folder. The console asks before it opens a root. */
export const isFolder = (path: string): boolean =>
  statSync(path, { throwIfNoEntry: false })?.isDirectory() === true;
