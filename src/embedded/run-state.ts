import { stat } from 'node:fs/promises';
import {
  FileCache,
  known,
  poolDatabasePath,
  unknown,
  type Known,
  type RunningVm,
} from '../model/index.js';
import { detectProfile, readRegularFile, type HostTree } from '../host/index.js';
import { readStoredVms } from '../operations/index.js';
import { readPoolRole } from '../reset/index.js';
import { hardwarePath } from './lan/hardware.js';
import { coordinatorsTree } from './pool/other-members.js';

/**
 * The embedded host writes this file when its network comes up at boot, so its time is the time of
 * the boot.
 */
const bootNote = 'run/services/network';

/**
 * When the embedded host in this tree was booted, in milliseconds since 1970. Unknown (notLooked)
 * when the tree is no embedded host or nothing runs it.
 */
export async function embeddedBootTime(tree: HostTree): Promise<Known<number>> {
  try {
    if (!(await tree.exists(`/${hardwarePath}`))) return unknown('notLooked');
    const note = await tree.locate(`/${bootNote}`);
    if (note === null) return unknown('notLooked');
    return (await readRegularFile(note)).toString('utf8').trim() === 'running'
      ? known((await stat(note)).mtimeMs)
      : unknown('notLooked');
  } catch {
    return unknown('notLooked');
  }
}

/**
 * Whether this is a supporter that has not reached its coordinator since its boot. Then its trigger
 * and its copy of the database are older than the boot, and nothing has started a VM.
 */
async function isInEmergencySince(booted: number, own: HostTree): Promise<boolean> {
  if ((await readPoolRole(own)).role !== 'supporter') return false;
  const { triggerPath } = await detectProfile(own);
  const paths = [triggerPath, poolDatabasePath];
  const written = await Promise.all(paths.map((path) => own.modified(path)));
  return written.every((at) => at.known && Date.parse(at.value) < booted);
}

/** The VMs that run on a host of the pool in this tree, as its database file has them. */
const guests = new FileCache<readonly RunningVm[]>();

/**
 * The running VMs of an embedded host. It has no hypervisor, so they come from the pool's database
 * file, which is there whether or not an xapi runs. A supporter of an embedded pool has only an old
 * copy, so it is read from the coordinator's tree. `hostUuid` is the inventory's INSTALLATION_UUID.
 * No VM outlives a reboot, although the database has it until the host is back in its pool.
 */
export async function embeddedDomains(
  tree: HostTree,
  hostUuid: string,
): Promise<Known<readonly RunningVm[]>> {
  const booted = await embeddedBootTime(tree);
  if (!booted.known) return booted;
  if (await isInEmergencySince(booted.value, tree)) return known([]);
  const holder = await coordinatorsTree(tree);
  return guests.take(holder, { paths: [poolDatabasePath], about: hostUuid }, () =>
    readStoredVms(holder, hostUuid),
  );
}
