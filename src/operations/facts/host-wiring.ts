import {
  FileCache,
  firstbootWiring,
  isIpv4,
  kernelWiring,
  known,
  lostAddressName,
  netmaskOf,
  networkdWiring,
  unknown,
  type FirstbootManagement,
  type HostPort,
  type InterfaceConfig,
  type Known,
  type LostAddress,
  type NetworkConfig,
  type Nic,
  type PoolLoss,
  type VlanDevice,
  type Wiring,
} from '../../model/index.js';
import { parseOvsDatabase } from '../../reset/index.js';

/** Where Open vSwitch stores its database, the usual path first. */
const ovsDatabases = [
  '/etc/openvswitch/conf.db',
  '/var/lib/openvswitch/conf.db',
  '/run/openvswitch/conf.db',
];

/** In bytes. Open vSwitch lets the log of its database grow to ten megabytes and more. */
const largestOvsDatabase = 32 * 1024 * 1024;

/** The sources of the wiring while the pool database does not answer. */
export interface WiringFacts {
  readonly networkd: NetworkConfig | null;
  readonly nics: Known<readonly Nic[]>;
  readonly vlanDevices: Known<readonly VlanDevice[]>;
  readonly management: FirstbootManagement | null;
  /** MANAGEMENT_INTERFACE of the inventory. */
  readonly bridge: string;
}

/** Open vSwitch writes its database only when somebody changes the wiring. */
const switched = new FileCache<Wiring>();

async function ovsWiring(
  { files }: Pick<HostPort, 'files'>,
  nics: readonly Nic[],
): Promise<Known<Wiring>> {
  const ports = nics.filter(({ physical }) => physical).map(({ device }) => device);
  return switched.take(files, { paths: ovsDatabases, about: ports.join(' ') }, async () => {
    let why: Known<Wiring> = unknown('absent', ovsDatabases.join(', '));
    for (const path of ovsDatabases) {
      const text = await files.text(path, largestOvsDatabase);
      const isPort = (device: string): boolean => ports.includes(device);
      const wiring = text.known ? parseOvsDatabase(text.value, isPort) : text;
      if (wiring.known) return wiring;
      if (wiring.reason.code !== 'absent') why = wiring;
    }
    return why;
  });
}

const hasNetworks = (wiring: Wiring): boolean => wiring.networks.length > 0;

/**
 * Reads the wiring from the host's own files and kernel. The first of these sources that has a port
 * is used: networkd.db (empty after a reset), Open vSwitch's database, the kernel's bridges, the
 * firstboot data.
 */
export async function readWiring(
  host: Pick<HostPort, 'files'>,
  facts: WiringFacts,
): Promise<Known<Wiring>> {
  const kept = facts.networkd === null ? null : networkdWiring(facts.networkd);
  if (kept !== null && hasNetworks(kept)) return known(kept);
  const nics = facts.nics.known ? facts.nics.value : [];
  const kernel = kernelWiring(nics, facts.vlanDevices.known ? facts.vlanDevices.value : []);
  const ovs = await ovsWiring(host, nics);
  if (ovs.known && hasNetworks(ovs.value)) return ovs;
  if (kernel.networks.some(({ bridge }) => bridge !== 'ovs-system')) return known(kernel);
  return facts.management === null
    ? unknown('absent', 'management.conf')
    : known(firstbootWiring(facts.management, facts.bridge));
}

/**
 * Puts the bond or bridge of the wiring in place of `ovs-system`, which the kernel shows for every
 * port of Open vSwitch.
 */
export function withWiring(nics: readonly Nic[], wiring: Known<Wiring>): readonly Nic[] {
  const { bonds, networks } = wiring.known ? wiring.value : { bonds: [], networks: [] };
  return nics.map((nic) => {
    if (nic.memberOf !== 'ovs-system') return nic;
    const bond = bonds.find(({ members }) => members.includes(nic.device));
    const untagged = networks.find(({ device, vlan }) => device === nic.device && vlan === '');
    const bridge = untagged?.bridge ?? '';
    return { ...nic, memberOf: bond?.device ?? (bridge === '' ? null : bridge) };
  });
}

type Placed = Pick<Wiring['networks'][number], 'device' | 'vlan'>;

const portOf = ({ device, vlan }: Placed): string =>
  vlan === '' ? device : `${device} VLAN ${vlan}`;

function familyOf(
  config: InterfaceConfig['ipv4'] | InterfaceConfig['ipv6'],
): LostAddress['families'][number] {
  const { mode } = config;
  if (mode !== 'static') return { mode, addresses: '' };
  const { address, prefixLength } = config;
  const length = isIpv4(address) ? netmaskOf(prefixLength) : prefixLength;
  return { mode, addresses: `${address}/${length}` };
}

/** Mode and address, from networkd.db, of each port that is not the management interface. */
function addressesOf(
  networks: Wiring['networks'],
  { interfaces }: NetworkConfig,
  management: string,
): readonly string[] {
  return networks
    .map((network) => {
      const given = network.bridge === management ? undefined : interfaces.get(network.bridge);
      const families = given === undefined ? [] : [familyOf(given.ipv4), familyOf(given.ipv6)];
      return lostAddressName({ port: portOf(network), families, purpose: '' });
    })
    .filter((name) => name !== '');
}

/**
 * What a reset would lose, from the host's own wiring. Only the pool knows tunnels and SR-IOV, so
 * they are missing. `management`: the bridge of the management interface.
 */
export function lossByWiring(
  { bonds, networks }: Wiring,
  networkd: NetworkConfig | null,
  management: string,
): PoolLoss {
  const on = ({
    bridge,
    network,
  }: {
    readonly bridge: string;
    readonly network: string;
  }): string =>
    network !== '' ? `, network "${network}"` : bridge === '' ? '' : `, bridge ${bridge}`;
  return {
    pifs: networks.map((one) => `${portOf(one)}${on(one)}`).toSorted(),
    bonds: bonds
      .map(({ device, members, mode }) => {
        const network = networks.find((one) => one.device === device && one.vlan === '');
        const named = `${device} (${members.join(' + ')})`;
        return (
          `${named}${mode === '' ? '' : `, ${mode}`}` + (network === undefined ? '' : on(network))
        );
      })
      .toSorted(),
    vlans: networks
      .filter(({ vlan }) => vlan !== '')
      .map((one) => `VLAN ${one.vlan} on ${one.device}${on(one)}`)
      .toSorted(),
    tunnels: [],
    sriovNetworks: [],
    clusterHosts: [],
    addresses: networkd === null ? [] : addressesOf(networks, networkd, management).toSorted(),
  };
}
