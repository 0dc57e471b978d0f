import { statSync, type Stats } from 'node:fs';

/** What a path leads to; null where nothing is, or nothing that this user may look at. */
export function statOf(path: string): Stats | null {
  try {
    return statSync(path);
  } catch {
    return null;
  }
}
