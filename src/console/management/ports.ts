import { known, type HostFacts, type Nic } from '../../model/index.js';
import { isBondName } from '../describe/nic-use.js';
import { physicalNics } from '../describe/nics.js';
import type { HostStatus } from '../../model/index.js';

/** The bond an interface is a port of; '' where it is alone. */
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
    mtu: null,
    sriov: false,
    addresses: [],
    memberOf: null,
    bondMode: null,
  };
}

/**
 * The facts as a change of the management interface sees them: unlike a reset it may put it on a
 * bond, so the bonds stand among the interfaces that can be chosen. Where the kernel shows none
 * (Open vSwitch), the one that XAPI says carries it now is there.
 */
export function withBonds(facts: HostFacts, status: HostStatus | null): HostFacts {
  if (!facts.nics.known) return facts;
  const physical = physicalNics(facts);
  const present = status?.management.known === true ? (status.management.value?.device ?? '') : '';
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
