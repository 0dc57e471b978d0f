import { statSync } from 'node:fs';

/** Whether the path leads to a folder. Asked before the rooms that open a root are loaded. */
export const isFolder = (path: string): boolean =>
  statSync(path, { throwIfNoEntry: false })?.isDirectory() === true;
