import { access } from 'node:fs/promises';
import { createRoot } from './root.js';

/** Where a host path lies on this machine, links followed as the host itself would; null for a loop or a planted link. */
export async function diskPath(root: string, path: string): Promise<string | null> {
  const place = await createRoot(root).locate(path);
  return place.ok ? place.value.disk : null;
}

/** Whether something stands at a host path. */
export async function exists(root: string, path: string): Promise<boolean> {
  const place = await diskPath(root, path);
  if (place === null) return false;
  try {
    await access(place);
    return true;
  } catch {
    return false;
  }
}
