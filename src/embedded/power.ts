import { randomUUID } from 'node:crypto';
import { mkdir, readdir, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { placeWithoutLinks, type HostTree } from '../host/index.js';
import { startNetwork } from './lan-network.js';
import { err, ok, type Result } from '../model/index.js';
import { controlSocketName } from './control/control-protocol.js';
import type { EmbeddedEvent } from './event.js';
import { noteService } from './services.js';
import type { XapiProcess } from './xapi-process.js';

/**
 * Boots the tree: empties the run folder, makes a new boot id, starts the network as its files say,
 * and then xapi, which completes a pending reset when it starts. The error is xapi's last words;
 * the rest of the host is up all the same.
 */
export async function bootTree(
  tree: HostTree,
  xapi: XapiProcess,
  tell: (event: EmbeddedEvent) => void,
): Promise<Result<void, string>> {
  const root = tree.root.directory;
  tell({ kind: 'booting' });
  await clearRun(root);
  await newBootId(root);
  await startNetwork(tree);
  for (const service of ['network', 'xcp-networkd'] as const)
    await noteService(root, service, 'running');
  const started = await startXapiProcess(root, xapi);
  tell(started.ok ? { kind: 'ready' } : { kind: 'xapiFailed', detail: started.error });
  return started;
}

/** Starts xapi and notes whether it came up. */
export async function startXapiProcess(
  root: string,
  xapi: XapiProcess,
): Promise<Result<void, string>> {
  const started = await xapi.start();
  await noteService(root, 'xapi', started.ok ? 'running' : 'failed');
  return started.ok ? ok(undefined) : err(started.error);
}

/**
 * Writes a new boot id, as a kernel has one for every boot. From it a console sees that the host
 * has restarted.
 */
async function newBootId(root: string): Promise<void> {
  const path = await placeWithoutLinks(root, 'proc/sys/kernel/random/boot_id');
  await mkdir(dirname(path), { recursive: true });
  await writeFile(path, `${randomUUID()}\n`);
}

/**
 * Empties the run folder, which does not outlive a boot. The control socket stays, because it
 * belongs to the machine and not to the host on it.
 */
async function clearRun(root: string): Promise<void> {
  const run = await placeWithoutLinks(root, 'run');
  await mkdir(run, { recursive: true });
  for (const name of await readdir(run))
    if (name !== controlSocketName) await rm(join(run, name), { recursive: true, force: true });
}
