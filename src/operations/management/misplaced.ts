import {
  linkOf,
  membersOf,
  networkOf,
  type HostFacts,
  type ManagementDifference,
  type Nic,
  type PifNetwork,
  type Wiring,
} from '../../model/index.js';

/** What tells which port is in which bridge, as wanted and in the kernel. */
export interface PortFacts extends Pick<HostFacts, 'nics' | 'wiring' | 'vlanDevices'> {
  /** The management bridge in the inventory. */
  readonly bridge: string;
}

type Found = readonly ManagementDifference[];

/** The device of Open vSwitch's datapath. */
const datapath = 'ovs-system';

/** The members of a bond; none for a port that is no bond. */
const membersBelow = (device: string, wiring: Wiring): readonly string[] =>
  membersOf(wiring, device).filter((member) => member !== device);

function placed(port: string, memberOf: string | null, wanted: string): Found {
  return memberOf === wanted ? [] : [{ of: 'port', port, wanted, found: memberOf ?? '' }];
}

const gone = (device: string): Found => [{ of: 'gone', wanted: device, found: '' }];

/** Members of the wanted bond that are gone or not in it. */
function ofBond(device: string, members: readonly string[], nics: readonly Nic[]): Found {
  return members.flatMap((member) => {
    const nic = nics.find((one) => one.device === member);
    return nic === undefined ? gone(member) : placed(member, nic.memberOf, device);
  });
}

/** On Open vSwitch neither a VLAN nor a bond is a device. The port is in the bridge below. */
function onSwitch({ device }: PifNetwork, nics: readonly Nic[], { networks }: Wiring): Found {
  const below = networks.find((one) => one.device === device && one.vlan === '')?.bridge ?? '';
  const port = nics.find((nic) => nic.device === device);
  if (port === undefined) return gone(device);
  return below === '' ? [] : placed(device, port.memberOf, below);
}

/** With the kernel's bridges, a VLAN is a device, and a bond too. */
function onKernel(
  { device, vlan, bridge }: PifNetwork,
  nics: readonly Nic[],
  vlans: PortFacts['vlanDevices'],
): Found {
  const port = nics.find((nic) => nic.device === device);
  if (port === undefined) return gone(device);
  if (vlan === '') return placed(device, port.memberOf, bridge);
  if (!vlans.known) return [];
  const tagged = vlans.value.find((one) => one.device === device && String(one.tag) === vlan);
  return tagged === undefined
    ? [{ of: 'vlan', wanted: `VLAN ${vlan} on ${device}`, found: '' }]
    : placed(tagged.name, tagged.memberOf, bridge);
}

/**
 * What should be below the management bridge and is not: its port, the members of its bond, its
 * VLAN. Somebody has taken it out by hand, or the port is gone or has another name.
 */
export function misplacedPorts({ nics, wiring, vlanDevices, bridge }: PortFacts): Found {
  const network = wiring.known ? networkOf(wiring.value, bridge) : undefined;
  if (!nics.known || !wiring.known || network === undefined) return [];
  const isSwitched = nics.value.some(({ device }) => device === datapath);
  const { device } = network;
  const members = membersBelow(device, wiring.value);
  const bonded = ofBond(device, members, nics.value);
  if (bonded.length > 0 || (isSwitched && members.length > 0)) return bonded;
  return isSwitched
    ? onSwitch(network, nics.value, wiring.value)
    : onKernel(network, nics.value, vlanDevices);
}

/** Members of the wanted bond without a link, where another member has one. */
export function membersWithoutLink({ nics, wiring, bridge }: PortFacts): Found {
  const network = wiring.known ? networkOf(wiring.value, bridge) : undefined;
  if (!nics.known || !wiring.known || network === undefined) return [];
  const members = membersBelow(network.device, wiring.value);
  const ports = nics.value.filter(({ device }) => members.includes(device));
  const silent = ports.filter((nic) => linkOf(nic) !== 'up');
  return silent.length === ports.length
    ? []
    : silent.map(({ device }) => ({ of: 'memberLink', wanted: device, found: '' }));
}
