import {
  known,
  type HostFacts,
  type Nic,
  type HostStatus,
  knownManagement,
} from '../../model/index.js';
import { isBondName } from '../describe/nic-use.js';
import { physicalNics } from '../describe/nics.js';

/** The bond that an interface is a port of; '' if it is in none. */
export function bondOf({ memberOf }: Nic): string {
  return memberOf !== null && isBondName(memberOf) ? memberOf : '';
}

function asPort(device: string, ports: readonly Nic[]): Nic {
  const links = ports.flatMap(({ carrier }) => (carrier === null ? [] : [carrier]));
  return {
    device,
    mac: null,
    physical: true,
    carrier: links.length === 0 ? null : links.includes(true),
    speedMbps: null,
    duplex: null,
    driver: null,
    vendor: null,
    pciAddress: null,
    mtu: ports[0]?.mtu ?? null,
    sriov: false,
    addresses: [],
    memberOf: null,
    bondMode: null,
  };
}

/**
 * The facts for a change of the management interface. Unlike a reset, a change may use a bond, so
 * bonds are among the interfaces to choose from. If the kernel shows no bond (Open vSwitch), the
 * bond that XAPI names as the present one is added.
 */
export function withBonds(facts: HostFacts, status: HostStatus | null): HostFacts {
  if (!facts.nics.known) return facts;
  const physical = physicalNics(facts);
  const present = knownManagement(status)?.device ?? '';
  const names = [...physical.map(bondOf), ...(isBondName(present) ? [present] : [])].filter(
    (name) => name !== '',
  );
  const bonds = [...new Set(names)].toSorted().map((name) =>
    asPort(
      name,
      physical.filter((nic) => bondOf(nic) === name),
    ),
  );
  return {
    ...facts,
    nics: known([...facts.nics.value.filter(({ device }) => !names.includes(device)), ...bonds]),
  };
}
