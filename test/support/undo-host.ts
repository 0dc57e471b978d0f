import type { ConsoleEvent } from '../../src/console/index.js';
import { noNetworking, type HostNetworking } from '../../src/model/index.js';
import { keep, traced } from '../../src/reset/index.js';
import { hostFacts } from './host/walk-host.js';
import { handmadePif as pif } from './rebuild/host.js';

const network = (ref: string) => ({ ref, uuid: `uuid-${ref}`, label: ref, bridge: ref });
const addressed = {
  mode: 'static',
  address: '192.168.1.10',
  netmask: '255.255.255.0',
  gateway: '192.168.1.1',
  dns: '192.168.1.2',
  mode6: 'none',
  addresses6: [],
  gateway6: '',
  primary: 'IPv4',
} as const;
const bondMac = '00:16:3e:00:00:01';

/** Management was on VLAN 5 of a Bond of eth1 and eth2. Their names are eth0 and eth1 now. */
export const networkingBefore: HostNetworking = {
  ...noNetworking,
  pifs: [
    pif('eth0'),
    pif('eth1'),
    pif('eth2'),
    pif('bond0', { physical: false, mac: bondMac }),
    pif('bond0', {
      ref: 'bond0.5',
      physical: false,
      vlan: 5,
      mac: '',
      network: 'five',
      management: true,
      addresses: addressed,
    }),
  ],
  bonds: [
    {
      ref: 'b',
      master: 'bond0',
      members: ['eth1', 'eth2'],
      mode: 'active-backup',
      properties: {},
      otherConfig: {},
      followsMac: true,
    },
  ],
  vlans: [{ ref: 'v', pif: 'bond0.5', below: 'bond0', tag: 5, otherConfig: {} }],
  networks: ['net-eth0', 'net-eth1', 'net-eth2', 'net-bond0', 'five'].map(network),
};
/** What the reset left: management on eth0. */
export const networkingNow: HostNetworking = {
  ...noNetworking,
  pifs: [pif('eth0', { management: true }), pif('eth1'), pif('eth2')],
  networks: networkingBefore.networks,
};
const kept = keep(traced(networkingBefore, { from: 'xapi' }), '2026-01-02T03:04:05Z');
const record = { kept, basis: hostFacts().files };

export type UndoReading = Extract<ConsoleEvent, { readonly kind: 'undoRead' }>['read'];
/** The journal and the machine as the undo finds them. */
export const found = (there: HostNetworking): UndoReading => ({
  state: 'kept',
  planId: 'walk-1',
  kept,
  now: there,
});

/** The events that answer the console's request for them. */
export const undoRead = (read: UndoReading): ConsoleEvent => ({ kind: 'undoRead', read, record });
