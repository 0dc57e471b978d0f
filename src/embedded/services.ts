import type { MachinePort } from '../model/index.js';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

/** A service that the host's machine can start and stop. */
export type Service = Parameters<MachinePort['stopService']>[0];

const folder = 'run/services';

/** Writes a service's state into the tree, where `cat` can show it. */
export async function noteService(
  root: string,
  service: Service,
  state: 'running' | 'stopped' | 'failed',
): Promise<void> {
  await mkdir(join(root, folder), { recursive: true });
  await writeFile(join(root, folder, service), `${state}\n`);
}
