import {
  noAddresses,
  noNetworking,
  type HostNetworking,
  type HostPif,
  type PifAddresses,
} from '../../../src/model/index.js';
import {
  planRebuild,
  type NamedItem,
  type RebuildCall,
  type RebuildSelection,
} from '../../../src/reset/index.js';
import { after } from '../../../src/reset/rebuild/simulate.js';
import { handmadePif } from './host.js';

/** A static IPv4 configuration of a PIF; `last`: the last byte of the address. */
export const staticPif = (last: number): PifAddresses => ({
  ...noAddresses,
  mode: 'static',
  address: `10.0.0.${last}`,
  netmask: '255.255.255.0',
  gateway: '10.0.0.1',
  dns: '10.0.0.2',
  primary: 'IPv4',
});
const plain = { ...noAddresses, primary: 'IPv4' };
/** DHCP for IPv4 and nothing else. */
export const dhcpPif: PifAddresses = { ...plain, mode: 'dhcp' };

const port = (device: string, more: Partial<HostPif> = {}): HostPif =>
  handmadePif(device, { addresses: plain, properties: { gro: 'on' }, ...more });
/** A PIF that stands on others; it has a network of its own. */
const above = (ref: string, more: Partial<HostPif>): HostPif =>
  port('eth0', {
    ref,
    uuid: `uuid-${ref}`,
    network: `net-${ref}`,
    mac: 'fe:ff:ff:ff:ff:ff',
    physical: false,
    properties: {},
    ...more,
  });

const ports = ['eth0', 'eth1', 'eth2', 'eth3', 'eth4'];
const others = ['bond0', 'vlan5', 'vlan7', 'tunnel', 'sriov', 'vlan30'];
const networks = [...ports, ...others].map((name) => ({
  ref: `net-${name}`,
  uuid: `u-${name}`,
  label: `network of ${name}`,
  bridge: `br-${name}`,
}));

/**
 * Everything that a reset wipes: a Bond of eth1 and eth2 that carries management on VLAN 5 and
 * storage itself, VLAN 7 on eth0, a tunnel over eth3, and VLAN 30 on an SR-IOV network of eth4.
 */
export const everything: HostNetworking = {
  ...noNetworking,
  host: 'h1',
  pifs: [
    port('eth0', { otherConfig: { owner: 'backup team' } }),
    port('eth1'),
    port('eth2'),
    port('eth3', { addresses: staticPif(3), properties: { gro: 'off' } }),
    port('eth4'),
    above('bond0', {
      device: 'bond0',
      mac: '00:16:3e:00:00:77',
      addresses: staticPif(9),
      otherConfig: { management_purpose: 'Storage' },
      disallowUnplug: true,
      properties: { gro: 'off' },
    }),
    above('vlan5', {
      device: 'bond0',
      vlan: 5,
      management: true,
      addresses: staticPif(5),
    }),
    above('vlan7', { vlan: 7, addresses: dhcpPif }),
    above('tunnel', { device: 'tunnel0', mac: '' }),
    above('sriov', { device: 'eth4', mac: '' }),
    above('vlan30', { device: 'eth4', vlan: 30 }),
  ],
  bonds: [
    {
      ref: 'b',
      master: 'bond0',
      members: ['eth2', 'eth1'],
      mode: 'lacp',
      properties: { hashing_algorithm: 'src_mac' },
      otherConfig: { note: 'b' },
      followsMac: false,
    },
  ],
  vlans: [
    { ref: 'v30', pif: 'vlan30', below: 'sriov', tag: 30, otherConfig: {} },
    { ref: 'v7', pif: 'vlan7', below: 'eth0', tag: 7, otherConfig: { note: 'v' } },
    { ref: 'v5', pif: 'vlan5', below: 'bond0', tag: 5, otherConfig: {} },
  ],
  tunnels: [
    { ref: 't', pif: 'tunnel', below: 'eth3', protocol: 'vxlan', otherConfig: { note: 't' } },
  ],
  sriovs: [{ ref: 's', pif: 'sriov', below: 'eth4' }],
  networks,
};

/** What a reset onto eth0 with DHCP leaves of it. */
export const wiped: HostNetworking = {
  ...noNetworking,
  host: 'h1',
  pifs: ports.map((device) =>
    port(device, {
      attached: device !== 'eth3' && device !== 'eth4',
      ...(device === 'eth0' ? { management: true, addresses: dhcpPif } : {}),
    }),
  ),
  networks,
};

/** The same host with another PIF. */
export const withPif = (
  networking: HostNetworking,
  ref: string,
  more: Partial<HostPif>,
): HostNetworking => ({
  ...networking,
  pifs: networking.pifs.map((pif) => (pif.ref === ref ? { ...pif, ...more } : pif)),
});

/** The same host without a PIF. */
export const without = (networking: HostNetworking, ref: string): HostNetworking => ({
  ...networking,
  pifs: networking.pifs.filter((pif) => pif.ref !== ref),
});

/** The same host without a network. */
export const withoutNetwork = (networking: HostNetworking, name: string): HostNetworking => ({
  ...networking,
  networks: networking.networks.filter(({ ref }) => ref !== `net-${name}`),
});

/** An item in a line. */
export const stateText = ({ kind, name, state, reason }: NamedItem): string =>
  `${kind} ${name}: ${state}` +
  (reason === null ? '' : ` (${`${reason.code} ${reason.subject}`.trim()})`);

/** What a rebuild would do, a line an item. */
export const plan = (told: HostNetworking, now: HostNetworking, selection?: RebuildSelection) =>
  planRebuild(told, now, selection).map(stateText);

/** The calls of all items. */
export const callsOf = (items: readonly NamedItem[]): readonly RebuildCall[] =>
  items.flatMap(({ calls }) => calls);

/** The host after the calls of these items, by xapi's rules. */
export const carriedOut = (now: HostNetworking, items: readonly NamedItem[]): HostNetworking =>
  callsOf(items).reduce((networking, call) => after(networking, call), now);

/** A rebuild in which management gets its former addresses back. */
export const restore: RebuildSelection = { only: [], restores: true };
