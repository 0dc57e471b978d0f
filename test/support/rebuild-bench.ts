import { readHostNetworking } from '../../src/operations/index.js';
import { identitiesOf, type RebuiltItem } from '../../src/reset/index.js';
import type { HostNetworking } from '../../src/model/index.js';
import type { TestXapi } from '../xapi/with-xapi.js';
import { sessionOn } from './xapi-session.js';

/** The host's networking, as its server has it. */
export async function networkingNow(test: TestXapi, uuid: string): Promise<HostNetworking> {
  const read = await readHostNetworking(sessionOn(test), uuid);
  if (!read.ok) throw new Error(JSON.stringify(read.error));
  return read.value;
}

/**
 * What xapi's own calls make otherwise than it was, so that no rebuild can bring it back:
 * references and uuids; MACs and numbers of Bonds and tunnels; whether a thing that was made is
 * plugged (making plugs it); a lease; the MTU of what is not hardware; the settings that a Bond
 * takes from its primary member or gets by default; records of cluster memberships, which xapi
 * collects.
 */
const differences = {
  device: (device: string) => device.replace(/^(bond|tunnel)\d+$/u, '$1'),
} as const;

/**
 * A host's objects and what each refers to, both ways, without what cannot be the same. `gone`:
 * identities of what a rebuild has listed as impossible.
 */
export function graphOf(
  networking: HostNetworking,
  gone: ReadonlySet<string> = new Set(),
): unknown {
  const identities = identitiesOf(networking);
  const of = (ref: string): string => identities.get(ref) ?? 'missing';
  const network = new Map(networking.networks.map(({ ref, uuid }) => [ref, uuid]));
  const lease = (mode: string): boolean => mode === 'DHCP' || mode === 'Autoconf';
  const pifs = networking.pifs
    .map((pif) => {
      const { mode, mode6, dns, addresses6, gateway6, address, netmask, gateway } = pif.addresses;
      const none = mode === '' ? 'None' : mode;
      const none6 = mode6 === '' ? 'None' : mode6;
      return {
        pif: of(pif.ref),
        device: differences.device(pif.device),
        vlan: pif.vlan,
        physical: pif.physical,
        managed: pif.managed,
        management: pif.management,
        disallowUnplug: pif.disallowUnplug,
        network: network.get(pif.network) ?? '',
        otherConfig: pif.otherConfig,
        mode: none,
        mode6: none6,
        ...(lease(none) ? {} : { address, netmask, gateway }),
        ...(lease(none) || lease(none6) ? {} : { dns }),
        ...(lease(none6) ? {} : { addresses6: addresses6.slice(0, 1), gateway6 }),
      };
    })
    .filter(({ pif }) => !gone.has(pif));
  const rows = <Row extends { readonly pif: string }>(all: readonly Row[]): readonly Row[] =>
    all
      .filter(({ pif }) => !gone.has(pif))
      .toSorted((one, other) => (one.pif < other.pif ? -1 : 1));
  return {
    pifs: rows(pifs),
    bonds: rows(
      networking.bonds.map(({ master, members, mode, otherConfig }) => ({
        pif: of(master),
        members: members.map(of).toSorted(),
        mode,
        otherConfig,
      })),
    ),
    vlans: rows(
      networking.vlans.map(({ pif, below, tag, otherConfig }) => ({
        pif: of(pif),
        below: of(below),
        tag,
        otherConfig,
      })),
    ),
    tunnels: rows(
      networking.tunnels.map(({ pif, below, protocol, otherConfig }) => ({
        pif: of(pif),
        below: of(below),
        protocol: protocol === '' ? 'gre' : protocol,
        otherConfig,
      })),
    ),
    sriovs: rows(networking.sriovs.map(({ pif, below }) => ({ pif: of(pif), below: of(below) }))),
  };
}

/** What a rebuild has listed as impossible or left as the reset had made it. */
export function left(items: readonly RebuiltItem[]): ReadonlySet<string> {
  return new Set(items.filter(({ state }) => state === 'impossible').map(({ pif }) => pif));
}

/** The names of items with what came of them. */
export function story(items: readonly RebuiltItem[]): readonly string[] {
  return items.map(
    ({ kind, name, state, reason, detail }) =>
      `${kind} ${name}: ` +
      `${state}${reason === null ? '' : ` (${reason.code} ${reason.subject})`}${detail === '' ? '' : ` ${detail}`}`,
  );
}
