import {
  modeName,
  type FileState,
  type HostFiles,
  type HostNetworking,
  type PifAddresses,
} from '../../model/index.js';
import { identitiesOf } from '../rebuild/identity.js';

/** The files that decide the management interface and the pool. */
export type DecidingFiles = Pick<HostFiles, 'inventory' | 'management' | 'poolConf'>;

/**
 * These files as one text. Two hosts have the same text when every byte that counts is the same.
 */
export function filesText({ inventory, management, poolConf }: DecidingFiles): string {
  return JSON.stringify([inventory, management, poolConf].map(contentOf));
}

/**
 * XAPI lists in the inventory the interfaces that are up just now. That is a state, and a reboot
 * may put them in another order.
 */
function contentOf(file: FileState): string | null {
  return file.state === 'present' ? file.text.replace(/^CURRENT_INTERFACES=.*\n?/mu, '') : null;
}

/**
 * The networking objects of a host as one text. It leaves out what is no configuration: references,
 * addresses from a lease, and what is plugged just now.
 */
export function networkingText(networking: HostNetworking): string {
  const identities = identitiesOf(networking);
  const nameOf = (ref: string): string => identities.get(ref) ?? '';
  const uuids = new Map(networking.networks.map(({ ref, uuid }) => [ref, uuid]));
  const pifs = networking.pifs.map((pif) => [
    nameOf(pif.ref),
    pif.mac,
    pif.management,
    pif.mtu,
    pif.disallowUnplug,
    uuids.get(pif.network) ?? '',
    configuredAddresses(pif.addresses),
    sortedEntries(pif.otherConfig),
    sortedEntries(pif.properties),
  ]);
  return JSON.stringify([
    inOrder(pifs),
    inOrder(
      networking.bonds.map(({ master, members, mode, properties }) => [
        nameOf(master),
        members.map(nameOf),
        mode,
        sortedEntries(properties),
      ]),
    ),
    inOrder(networking.vlans.map(({ pif, below, tag }) => [nameOf(pif), nameOf(below), tag])),
    inOrder(networking.tunnels.map(({ pif, below }) => [nameOf(pif), nameOf(below)])),
    inOrder(networking.sriovs.map(({ pif, below }) => [nameOf(pif), nameOf(below)])),
  ]);
}

/** The addresses without what a lease has given. */
export function configuredAddresses(pif: PifAddresses): unknown {
  const { mode, address, netmask, gateway, dns, mode6, addresses6, gateway6, primary } = pif;
  const isStatic = mode === 'static';
  const isStatic6 = mode6 === 'static';
  return [
    modeName(mode),
    isStatic ? [address, netmask, gateway] : [],
    modeName(mode6),
    isStatic6 ? [addresses6, gateway6] : [],
    isStatic || isStatic6 ? dns : '',
    primary,
  ];
}

/** A map of strings as a list that does not depend on its order. */
export function sortedEntries(map: Readonly<Record<string, string>> | null): unknown {
  return inOrder(Object.entries(map ?? {}));
}

function inOrder(rows: readonly unknown[]): readonly string[] {
  return rows.map((row) => JSON.stringify(row)).toSorted();
}
