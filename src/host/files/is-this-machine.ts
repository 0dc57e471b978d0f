import { statSync } from 'node:fs';

/**
 * Whether a folder is the root of this machine, by device and inode. `//`, `/.`, /proc/self/root
 * and a link to / all are. False when the folder does not exist.
 */
export function isThisMachine(folder: string): boolean {
  const [asked, own] = [statSync(folder, { throwIfNoEntry: false }), statSync('/')];
  return asked?.dev === own.dev && asked.ino === own.ino;
}
