import type { HostService } from '../model/index.js';
import { placeWithoutLinks } from '../host/index.js';
import { mkdir, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';

const folder = 'run/services';

/** Writes a service's state into the tree, where `cat` can show it. */
export async function noteService(
  root: string,
  service: HostService,
  state: 'running' | 'stopped' | 'failed',
): Promise<void> {
  const path = await placeWithoutLinks(root, `${folder}/${service}`);
  await mkdir(dirname(path), { recursive: true });
  await writeFile(path, `${state}\n`);
}
