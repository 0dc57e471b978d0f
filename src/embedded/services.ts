import type { MachinePort } from '../model/index.js';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

/** A service of the host. */
export type Service = Parameters<MachinePort['stopService']>[0];

const folder = 'run/services';

/** Notes a service's state in the tree, where `cat` finds it. */
export async function noteService(
  root: string,
  service: Service,
  state: 'running' | 'stopped' | 'failed',
): Promise<void> {
  await mkdir(join(root, folder), { recursive: true });
  await writeFile(join(root, folder, service), `${state}\n`);
}
