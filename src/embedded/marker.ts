import { readFile, writeFile } from 'node:fs/promises';
import { placeWithoutLinks } from '../host/index.js';
import { asTyped, type ProfileName } from '../model/index.js';

/** The file that marks a folder as ours. We delete only trees that have it. */
const markerName = '.xsconsole-embedded-host';

/** The content of the marker. `complete` is false while the tree is being made or deleted. */
export interface Marker {
  readonly profile: ProfileName;
  readonly complete: boolean;
}

/** The marker of a tree; null when the folder has none. */
export async function readMarker(dir: string): Promise<Marker | null> {
  let text: string;
  try {
    text = await readFile(await placeWithoutLinks(dir, markerName), 'utf8');
  } catch {
    // An unreadable marker counts as none, so that we never delete what may not be ours.
    return null;
  }
  const words = text.split(/\s+/);
  return {
    profile: words.includes('classic') ? 'classic' : 'networkd',
    complete: words.includes('complete'),
  };
}

/** Writes the marker: two words for us, then a note for people. */
export async function writeMarker(dir: string, { profile, complete }: Marker): Promise<void> {
  const forPeople =
    'This folder is an embedded host of xsconsole. ' +
    `"${asTyped('xsconsole')} --embedded --fresh" deletes it and makes it anew.`;
  await writeFile(
    await placeWithoutLinks(dir, markerName),
    `${profile} ${complete ? 'complete' : 'unfinished'}\n\n${forPeople}\n`,
  );
}
