import {
  finish,
  known,
  noAddresses,
  type HostNetworking,
  type HostPif,
} from '../../../src/model/index.js';
import { readHostNetworking, rebuild, type XenApiSession } from '../../../src/operations/index.js';
import {
  planRebuild,
  restoreSelections,
  resultOfBoth,
  type RebuiltItem,
} from '../../../src/reset/index.js';
import { merge, pool, type Tables } from '../../xapi/pool-file.js';
import { inventory, nic, type TestXapi } from '../../xapi/with-xapi.js';
import { networkingNow } from './rebuilt-host.js';

/** The MACs of the host's ports eth0 to eth2. */
export const macs = ['00:16:3e:00:00:10', '00:16:3e:00:00:11', '00:16:3e:00:00:12'] as const;

/** A host with these ports, in the order of their names. */
export const hostWith = (ports: readonly string[]) =>
  ({
    inventory: inventory('xenbr0'),
    nics: () => Promise.resolve(known(ports.map((mac, number) => nic(`eth${number}`, mac)))),
  }) as const;

/** The host as the database has it. */
export const setting = hostWith(macs);

/**
 * A pool whose Bond has a purpose, a static address and a VLAN; its ports have MACs of their own.
 */
export function tables(): Tables {
  return merge(pool(), {
    PIF: {
      'h1-eth0': { MAC: macs[0] },
      'h1-eth1': { MAC: macs[1] },
      'h1-eth2': { MAC: macs[2] },
      'h1-bond0': {
        MAC: macs[1],
        ip_configuration_mode: 'Static',
        IP: '10.9.0.2',
        netmask: '255.255.255.0',
        other_config: "(('management_purpose' 'Storage'))",
        disallow_unplug: 'true',
      },
    },
    Cluster: { cluster: { cluster_stack: 'corosync' } },
    Cluster_host: {
      'h1-member': { cluster: 'cluster', host: 'h1', PIF: 'h1-bond0', enabled: 'false' },
      'h2-member': { cluster: 'cluster', host: 'h2', PIF: 'h2-bond0', enabled: 'true' },
    },
  });
}

/** What the start-up does after a reset onto this port. */
export async function reset(test: TestXapi, device = 'eth0'): Promise<void> {
  await test.call('host.reset_networking', 'h1');
  await test.call('PIF.scan', 'h1');
  const port = (await networkingNow(test, 'uuid-h1')).pifs.find((pif) => pif.device === device);
  await test.call('PIF.reconfigure_ip', port?.ref ?? '', 'DHCP', '', '', '', '');
  await test.call('host.management_reconfigure', port?.ref ?? '');
}

/** Every item of a rebuild that comes to its end. */
export async function all(work: ReturnType<typeof rebuild>): Promise<readonly RebuiltItem[]> {
  const done = await finish(work);
  if (!done.ok) throw new Error(JSON.stringify(done.error));
  return done.value;
}

/** A PIF of a networking that a test makes by hand. */
export const handmadePif = (device: string, more: Partial<HostPif> = {}): HostPif => ({
  ref: device,
  uuid: `uuid-${device}`,
  device,
  mac: `00:16:3e:00:00:0${device.slice(-1)}`,
  vlan: null,
  mtu: 1500,
  physical: true,
  managed: true,
  attached: true,
  management: false,
  disallowUnplug: false,
  network: `net-${device}`,
  addresses: noAddresses,
  otherConfig: {},
  properties: {},
  ...more,
});

/** Undoes a reset through XenAPI, as each face does it: management first, then everything else. */
export async function undoThrough(
  session: XenApiSession,
  uuid: string,
  before: HostNetworking,
): Promise<readonly RebuiltItem[]> {
  const now = await readHostNetworking(session, uuid);
  if (!now.ok) throw new Error(JSON.stringify(now.error));
  const items = planRebuild(before, now.value, { only: [], restores: true });
  let made: readonly RebuiltItem[] = [];
  for (const selection of restoreSelections(items))
    made = resultOfBoth(made, await all(rebuild(session, uuid, before, selection)));
  return made;
}

/** The ways in which what a reset wiped comes back. */
export const ways: readonly (readonly [string, typeof undoThrough])[] = [
  ['a rebuild', (session, uuid, before) => all(rebuild(session, uuid, before, { only: [] }))],
  ['an undo', undoThrough],
];
