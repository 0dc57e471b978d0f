import {
  membersOf,
  networkOf,
  type HostFacts,
  type ManagementDifference,
  type Nic,
  type PifNetwork,
  type Wiring,
} from '../../model/index.js';

/** What tells which port is in which bridge, as wanted and in the kernel. */
export interface PortSight extends Pick<HostFacts, 'nics' | 'wiring' | 'vlanDevices'> {
  /** The management bridge in the inventory. */
  readonly bridge: string;
}

type Found = readonly ManagementDifference[];

/** The device of Open vSwitch's datapath. */
const datapath = 'ovs-system';

function placed(port: string, memberOf: string | null, wanted: string): Found {
  return memberOf === wanted ? [] : [{ of: 'port', port, wanted, found: memberOf ?? '' }];
}

/** Members of the wanted bond that are not in it. A port that is gone has no link to tell of. */
function ofBond({ device }: PifNetwork, nics: readonly Nic[], wiring: Wiring): Found {
  const members = membersOf(wiring, device).filter((member) => member !== device);
  return nics
    .filter((nic) => members.includes(nic.device))
    .flatMap((nic) => placed(nic.device, nic.memberOf, device));
}

/** On Open vSwitch neither a VLAN nor a bond is a device. The port is in the bridge below. */
function onSwitch({ device }: PifNetwork, nics: readonly Nic[], { networks }: Wiring): Found {
  const below = networks.find((one) => one.device === device && one.vlan === '')?.bridge ?? '';
  const port = nics.find((nic) => nic.device === device);
  return port === undefined || below === '' ? [] : placed(device, port.memberOf, below);
}

/** With the kernel's bridges, a VLAN is a device, and a bond too. */
function onKernel(
  { device, vlan, bridge }: PifNetwork,
  nics: readonly Nic[],
  vlans: PortSight['vlanDevices'],
): Found {
  if (vlan === '') {
    const port = nics.find((nic) => nic.device === device);
    return port === undefined ? [] : placed(device, port.memberOf, bridge);
  }
  if (!vlans.known) return [];
  const tagged = vlans.value.find((one) => one.device === device && String(one.tag) === vlan);
  return tagged === undefined
    ? [{ of: 'vlan', wanted: `VLAN ${vlan} on ${device}`, found: '' }]
    : placed(tagged.name, tagged.memberOf, bridge);
}

/**
 * What should be below the management bridge and is not: its port, the members of its bond, its
 * VLAN. Somebody has taken it out by hand.
 */
export function misplacedPorts({ nics, wiring, vlanDevices, bridge }: PortSight): Found {
  const network = wiring.known ? networkOf(wiring.value, bridge) : undefined;
  if (!nics.known || !wiring.known || network === undefined) return [];
  const isSwitched = nics.value.some(({ device }) => device === datapath);
  const members = ofBond(network, nics.value, wiring.value);
  if (members.length > 0) return members;
  return isSwitched
    ? onSwitch(network, nics.value, wiring.value)
    : onKernel(network, nics.value, vlanDevices);
}
