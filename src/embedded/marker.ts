import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { ProfileName } from '../model/index.js';

/** The file that makes a folder ours: only a tree that carries it is ever deleted. */
const markerName = '.xsconsole-embedded-host';

/** What the marker says. `complete` is false while the tree is being made or deleted. */
export interface Marker {
  readonly profile: ProfileName;
  readonly complete: boolean;
}

/** The marker of a tree; null when the folder has none. */
export async function readMarker(dir: string): Promise<Marker | null> {
  let text: string;
  try {
    text = await readFile(join(dir, markerName), 'utf8');
  } catch {
    // Also where it cannot be read: what is not known to be ours is never deleted.
    return null;
  }
  const words = text.split(/\s+/);
  return {
    profile: words.includes('classic') ? 'classic' : 'networkd',
    complete: words.includes('complete'),
  };
}

/** Writes the marker. */
export async function writeMarker(dir: string, { profile, complete }: Marker): Promise<void> {
  const forPeople =
    'This folder is an embedded host of xsconsole. "xsconsole --embedded --fresh" deletes ' +
    'it and makes it anew.';
  await writeFile(
    join(dir, markerName),
    `${profile} ${complete ? 'complete' : 'unfinished'}\n\n${forPeople}\n`,
  );
}
