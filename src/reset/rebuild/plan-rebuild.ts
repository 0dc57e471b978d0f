import {
  pifName,
  type HostNetworking,
  type HostPif,
  type HostTunnel,
  type PifAddresses,
} from '../../model/index.js';
import { bondItem, named, sriovItem, tunnelItem, vlanItem } from './object-items.js';
import type { NamedItem, RebuildCall, RebuildReason } from './rebuild-item.js';
import {
  addressCalls,
  attributeCalls,
  hasSettings,
  ipv6Calls,
  plugCalls,
  sameAddressing,
} from './settings.js';
import { Kept, PlannedNetworking } from './planned-networking.js';

/** What the operator wants from a rebuild. */
export interface RebuildSelection {
  /** Names of items (device, `vlanN`, network); empty: all items. */
  readonly only: readonly string[];
  /** Keys of items (`itemKey`): only these. Absent: `only` alone decides. */
  readonly keys?: ReadonlySet<string>;
  /** Kinds of items: only these. Absent: all kinds. */
  readonly kinds?: ReadonlySet<NamedItem['kind']>;
  /**
   * Management gets its former addresses back also where it is on its former interface. Absent: the
   * addresses of the reset stay there.
   */
  readonly restores?: true;
  /**
   * Management stays on the port that the reset has chosen: it goes back only to a Bond or VLAN on
   * that port.
   */
  readonly staysOnPort?: true;
  /** Keys of items that have failed. They are left out, so they count as missing. */
  readonly failed?: ReadonlySet<string>;
}

/** A key that is unique per item: a VLAN and its address have the same name. */
export function itemKey({ kind, pif }: Pick<NamedItem, 'kind' | 'pif'>): string {
  return `${kind} ${pif}`;
}

const wantedBy =
  ({ only, keys, kinds, failed }: RebuildSelection) =>
  (item: NamedItem): boolean =>
    (only.length === 0 || only.includes(item.name) || only.includes(item.label)) &&
    keys?.has(itemKey(item)) !== false &&
    kinds?.has(item.kind) !== false &&
    failed?.has(itemKey(item)) !== true;

/**
 * Plans what a host needs to get back the networking it had before a reset. The order is one that
 * xapi accepts:
 * 1. Bonds, SR-IOV networks, VLANs.
 * 2. Addresses.
 * 3. Tunnels: xapi plugs one only when the PIF below has an address.
 * 4. Management.
 * 5. The former address of the port that carried management until then.
 * 6. Tunnels over the port that management has come back to.
 * Each item is planned on the result of the items before it. Objects that exist are not made twice,
 * so an interrupted rebuild goes on where it stopped.
 */
export function planRebuild(
  stored: HostNetworking,
  now: HostNetworking,
  selection: RebuildSelection = { only: [] },
): readonly NamedItem[] {
  const before = withMacs(stored, now);
  const kept = new Kept(before);
  const planned = new PlannedNetworking(now);
  const isWanted = wantedBy(selection);
  const items: NamedItem[] = [];
  const add = (item: NamedItem | null): void => {
    if (item === null || !isWanted(item)) return;
    const held = planned.pif(planned.management())?.addresses;
    planned.apply(item.calls);
    const more = item.kind === 'Bond' ? managementIpv6(planned, held) : [];
    planned.apply(more);
    items.push({ ...item, calls: [...item.calls, ...more] });
  };
  const byName = (one: { readonly pif: string }, other: { readonly pif: string }): number =>
    orderOf(kept.pif(one.pif)) < orderOf(kept.pif(other.pif)) ? -1 : 1;
  const { bonds, sriovs, vlans, tunnels, pifs } = before;
  const tunnelled = new Set(tunnels.map(({ pif }) => pif));
  for (const bond of bonds.toSorted((one, other) =>
    byName({ pif: one.master }, { pif: other.master }),
  ))
    add(bondItem(kept, planned, bond));
  for (const sriov of sriovs.toSorted(byName)) add(sriovItem(kept, planned, sriov));
  for (const vlan of vlans.toSorted(byName)) add(vlanItem(kept, planned, vlan));
  const carrier = planned.management();
  const former = pifs.find(({ management }) => management);
  const isElsewhere = former !== undefined && kept.identity(former.ref) !== carrier;
  const mayReturn =
    former !== undefined && (selection.staysOnPort !== true || kept.standsOn(former.ref, carrier));
  const returns = isElsewhere && mayReturn;
  for (const pif of pifs)
    if (!tunnelled.has(pif.ref) && !(isElsewhere && isOneOf(kept, pif, former, carrier)))
      add(addressItem(kept, planned, pif));
  const addTunnels = (these: readonly HostTunnel[]): void => {
    for (const tunnel of these.toSorted(byName)) add(tunnelItem(kept, planned, tunnel));
    const access = new Set(these.map(({ pif }) => pif));
    for (const pif of pifs) if (access.has(pif.ref)) add(addressItem(kept, planned, pif));
  };
  const waits = ({ below }: HostTunnel): boolean => returns && below === former.ref;
  addTunnels(tunnels.filter((tunnel) => !waits(tunnel)));
  if (mayReturn) add(managementItem(kept, planned, former, selection.restores === true));
  const left = pifs.find((pif) => kept.identity(pif.ref) === carrier);
  if (returns && left !== undefined) add(addressItem(kept, planned, left));
  addTunnels(tunnels.filter(waits));
  return items;
}

/** Bond.create leaves IPv6 with the member: the management interface gets back what it `held`. */
function managementIpv6(
  planned: PlannedNetworking,
  held: PifAddresses | undefined,
): readonly RebuildCall[] {
  const carrier = planned.management();
  const now = planned.pif(carrier)?.addresses;
  return held === undefined || now === undefined
    ? []
    : ipv6Calls(planned.target(carrier), held, now);
}

/** A port with an unknown MAC is taken to be the port that has its name now. */
function withMacs(stored: HostNetworking, now: HostNetworking): HostNetworking {
  const macOf = ({ device }: HostPif): string =>
    now.pifs.find((pif) => pif.physical && pif.device === device)?.mac ?? '';
  return {
    ...stored,
    pifs: stored.pifs.map((pif) =>
      pif.physical && pif.mac === '' ? { ...pif, mac: macOf(pif) } : pif,
    ),
  };
}

/** A sort key: bond2 comes before bond10, and a port's VLANs are in the order of their tags. */
function orderOf(pif: HostPif | undefined): string {
  return pifName(pif).replace(/\d+/gu, (digits) => digits.padStart(6, '0'));
}

/**
 * True for the two PIFs whose addresses change with management: the one it returns to and the one
 * it leaves.
 */
const isOneOf = (kept: Kept, pif: HostPif, former: HostPif, carrier: string): boolean =>
  pif.ref === former.ref || kept.identity(pif.ref) === carrier;

const nameOf = ({ vlan, device }: HostPif): string => (vlan === null ? device : `vlan${vlan}`);

/**
 * The item for addresses, purposes, settings and plug of one PIF. null: it had none worth
 * mentioning.
 */
function addressItem(kept: Kept, planned: PlannedNetworking, pif: HostPif): NamedItem | null {
  const name = named(kept, 'address', pif.ref, nameOf(pif));
  const impossible = (code: RebuildReason['code'], subject = pif.device): NamedItem => ({
    ...name,
    state: 'impossible',
    reason: { code, subject },
    calls: [],
  });
  const present = planned.pif(name.pif);
  if (present === undefined)
    return hasSettings(pif)
      ? impossible(pif.physical ? 'portGone' : 'belowMissing', pifName(pif))
      : null;
  if (pif.managed && !present.managed) return hasSettings(pif) ? impossible('unmanaged') : null;
  const isMember = planned.bondOf(present) !== null;
  const target = planned.target(name.pif);
  // The reset has given its management interface, and the port below that, the MTU of the former
  // one.
  const keepsMtu = planned.pif(planned.management())?.device === present.device;
  const keeps = present.management && !sameAddressing(pif.addresses, present.addresses);
  const calls: readonly RebuildCall[] = [
    ...attributeCalls(target, pif, present, { isMember, keepsMtu }),
    ...(present.management || isMember || !pif.managed ? [] : addressCalls(target, pif, present)),
    ...plugCalls(target, pif, present, isMember),
  ];
  const moved = movedTo(kept, planned, pif, present);
  // A management interface that stays in place has its own item.
  const toldElsewhere = present.management && pif.management;
  if (calls.length === 0 && (toldElsewhere || (!hasSettings(pif) && moved === null))) return null;
  return {
    ...name,
    state: calls.length === 0 ? 'exists' : 'planned',
    reason: keeps ? { code: 'carriesManagement', subject: pifName(pif) } : moved,
    calls,
  };
}

/** XAPI chooses a port's network by the port's name, and no call can move the port. */
function movedTo(
  kept: Kept,
  planned: PlannedNetworking,
  pif: HostPif,
  present: HostPif,
): RebuildReason | null {
  if (!pif.physical) return null;
  const former = planned.network(kept.network(pif));
  if (former === undefined || former.ref === present.network) return null;
  const network = planned.now.networks.find(({ ref }) => ref === present.network);
  return { code: 'otherNetwork', subject: network?.label ?? '' };
}

/**
 * Management returns to its port, Bond or VLAN, with the addresses it had there. When it is already
 * there, the reset's addresses stay, unless it `restores`.
 */
function managementItem(
  kept: Kept,
  planned: PlannedNetworking,
  former: HostPif,
  restores: boolean,
): NamedItem {
  const name = named(kept, 'management', former.ref, nameOf(former));
  const carrier = planned.management();
  const present = planned.pif(name.pif);
  const stays = present !== undefined && sameAddressing(former.addresses, present.addresses);
  if (name.pif === carrier && present !== undefined && (stays || !restores))
    return {
      ...name,
      state: 'exists',
      reason: stays
        ? movedTo(kept, planned, former, present)
        : { code: 'carriesManagement', subject: pifName(former) },
      calls: [],
    };
  if (present === undefined)
    return {
      ...name,
      state: 'impossible',
      reason: { code: former.physical ? 'portGone' : 'belowMissing', subject: pifName(former) },
      calls: [],
    };
  const target = planned.target(name.pif);
  const left = planned.pif(carrier);
  // A VLAN that the reset made for management is useless once management has left it.
  const isNew =
    left !== undefined &&
    carrier !== name.pif &&
    left.vlan !== null &&
    ![...kept.identities.values()].includes(carrier);
  return {
    ...name,
    state: 'planned',
    reason: movedTo(kept, planned, former, present),
    calls: [
      ...attributeCalls(target, former, present, { isMember: false, keepsMtu: false }),
      ...addressCalls(target, former, present),
      ...plugCalls(target, former, present, false),
      { call: 'host.management_reconfigure', pif: target },
      ...(isNew ? [{ call: 'VLAN.destroy', pif: planned.target(carrier) } as const] : []),
    ],
  };
}
