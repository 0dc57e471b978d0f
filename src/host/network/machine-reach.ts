import { readPoolRole } from '../../reset/index.js';
import { err, known, unknown } from '../../model/index.js';
import type { HostTree } from '../files/host-tree.js';
import type { Commands } from '../machine/commands.js';
import { readNameServers } from './name-servers.js';
import { echoBy } from './ping.js';
import type { Reach } from './reach.js';
import { reachXenApi, xenApiPort } from './reachability.js';
import { askServers, resolveName } from './resolve-name.js';
import { readGateways } from './routes.js';
import { questionServer } from './test-targets.js';

/** The MTU of a device, from sysfs below a root. */
export const mtuIn =
  (files: HostTree): Reach['mtu'] =>
  async (device) => {
    const text = await files.text(`/sys/class/net/${device}/mtu`);
    const mtu = Number(text.known ? text.value.trim() : '');
    return Number.isInteger(mtu) && mtu > 0 ? mtu : null;
  };

/** The network of this machine. */
export function machineReach(files: HostTree, commands: Commands): Reach {
  const nameServers: Reach['nameServers'] = async () => {
    const read = await readNameServers(files);
    return read.known || read.reason.code !== 'absent' ? read : known({ servers: [], search: [] });
  };
  return {
    gateways: () => readGateways(files),
    nameServers,
    resolve: async (name, options) =>
      resolveName(files, await nameServers(), askServers, name, options),
    reachXenApi,
    xenApiPort: () => Promise.resolve(xenApiPort),
    echo: (...asked) => echoBy(commands)(...asked),
    mtu: mtuIn(files),
    question: (...asked) => questionServer(...asked),
    poolRole: () => readPoolRole(files),
  };
}

/**
 * The network of a foreign tree. It sends nothing, because what this machine finds says nothing
 * about that host. The tree's files may still name name servers.
 */
export function noReach(files: HostTree): Reach {
  const nobody = { code: 'notLooked', detail: '' } as const;
  return {
    gateways: () => Promise.resolve(unknown('notLooked')),
    nameServers: () => readNameServers(files),
    resolve: (name, options) => resolveName(files, unknown('notLooked'), askServers, name, options),
    reachXenApi: () => Promise.resolve(err(nobody)),
    xenApiPort: () => Promise.resolve(null),
    echo: () => Promise.resolve({ kind: 'failed', ...nobody }),
    mtu: () => Promise.resolve(null),
    question: () => Promise.resolve({ state: 'notLooked' }),
    poolRole: () => readPoolRole(files),
  };
}
