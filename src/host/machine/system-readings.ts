import { uptime } from 'node:os';
import { detectProfile } from '../profile.js';
import type { SystemPort } from '../../model/index.js';
import type { HostTree } from '../files/host-tree.js';
import { readSystemDescription } from '../report/system-description.js';
import { readHaArmed } from '../xapi/ha.js';
import { xapiSocket, xapiSockets } from '../xapi/xapi-socket.js';
import { greetAny } from '../xapi/xapi-state.js';
import { readBootId } from './boot.js';
import { readLoad, readMemory, readProcessors } from './load.js';

/**
 * What a host's files say about it, for every kind of host. Each kind of host replaces some of
 * these with better readings of its own.
 */
export function systemReadings(
  files: HostTree,
): Omit<
  SystemPort,
  'kernel' | 'hostName' | 'runningVms' | 'xapiIsEmbedded' | 'commandOutputs' | 'hardware' | 'disks'
> {
  return {
    profile: (forced) => detectProfile(files, forced),
    bootTime: async () => ({ boot: await readBootId(files), seconds: Math.floor(uptime()) }),
    haArmed: () => readHaArmed(files),
    xapiSockets: () => xapiSockets(files),
    xapiSocket: () => xapiSocket(files),
    xapi: async () => greetAny(await xapiSockets(files)),
    load: () => readLoad(files),
    memory: () => readMemory(files),
    processors: () => readProcessors(files),
    description: () => readSystemDescription(files),
  };
}
