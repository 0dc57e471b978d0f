import { statOf } from './stat-of.js';

/**
 * Whether a folder is the root of this machine, by device and inode. `//`, `/.`, /proc/self/root
 * and a link to / all are. False when it cannot be looked at.
 */
export function isThisMachine(folder: string): boolean {
  const [asked, own] = [statOf(folder), statOf('/')];
  return asked !== null && asked.dev === own?.dev && asked.ino === own.ino;
}
