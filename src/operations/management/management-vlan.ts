import { bestEffort, ok, type Result, type VlanTag } from '../../model/index.js';
import {
  asBool,
  asInt,
  asRef,
  asString,
  asStrings,
  type CallOptions,
  type XenApiSession,
} from '../../xenapi/index.js';
import { call, type OperationError } from '../call.js';
import { readNetworkMtu } from './management-mtu.js';
import { readHostRef, readRecords, type Records } from '../records.js';

/** A VLAN that was made for the management interface. */
export interface MadeVlan {
  /** The VLAN's logical PIF. */
  readonly pif: string;
  /**
   * Destroys the VLAN, and its network if that was made with it. An error here is ignored, because
   * another error led here.
   */
  readonly rollBack: () => Promise<void>;
}

/** The VLAN to make, and the PIF below it. */
export interface WantedVlan {
  /** The PIF below. */
  readonly carrier: string;
  readonly device: string;
  readonly tag: VlanTag;
}

/** xapi's own name for a VLAN's network (check_network_reset in xapi.ml). */
function networkLabel(device: string, tag: VlanTag): string {
  return `Pool-wide network associated with ${device} on VLAN${tag}`;
}

/**
 * The network of a management VLAN. VMs use it, so a second network for the same VLAN would cut
 * them off. The order of choice: the network that this host had for this device and tag; the one of
 * its management interface with this tag (on another port or a Bond); the one that another host has
 * for this device and tag; the only one that this host has for the tag. null: there is none.
 */
function networkFor(pifs: Records, host: string, device: string, tag: VlanTag): string | null {
  const tagged = [...pifs.values()].filter((pif) => asInt(pif['VLAN']) === tag);
  const own = tagged.filter((pif) => asRef(pif['host']) === host);
  const found =
    own.find((pif) => asString(pif['device']) === device) ??
    own.find((pif) => asBool(pif['management'])) ??
    tagged.find((pif) => asString(pif['device']) === device);
  const elsewhere = new Set(own.map((pif) => asRef(pif['network'])));
  return asRef(found?.['network']) ?? (elsewhere.size === 1 ? ([...elsewhere][0] ?? null) : null);
}

/**
 * The uuid of the management VLAN's present network, to find it again after a wipe; '' when there
 * is none.
 */
export async function formerVlanNetwork(
  session: XenApiSession,
  hostUuid: string,
  { device, vlan }: { readonly device: string; readonly vlan: VlanTag | null },
  options: CallOptions = {},
): Promise<Result<string, OperationError>> {
  if (vlan === null) return ok('');
  const host = await readHostRef(session, hostUuid, options);
  if (!host.ok) return host;
  const pifs = await readRecords(session, 'PIF', options);
  if (!pifs.ok) return pifs;
  const network = networkFor(pifs.value, host.value, device, vlan);
  if (network === null) return ok('');
  const uuid = await call(session, 'network.get_uuid', [network], options);
  return uuid.ok ? ok(asString(uuid.value)) : uuid;
}

/**
 * What is needed to make the VLAN: the pool's PIFs, and the uuid of the network it had before a
 * wipe ('' when unknown).
 */
export interface VlanPlace {
  readonly host: string;
  readonly pifs: Records;
  readonly formerNetwork: string;
}

/**
 * Makes the VLAN (VLAN.create) on the network it had, else on one from an earlier attempt, else on
 * a new one. A network that refuses the VLAN must not stop a reset half-way, so the next one is
 * tried. (It refuses when a VIF with trunks is on it, or the NIC itself is on it now.) Errors: the
 * server's own. An error leaves nothing behind.
 */
export async function makeManagementVlan(
  session: XenApiSession,
  place: VlanPlace,
  wanted: WantedVlan,
  options: CallOptions,
): Promise<Result<MadeVlan, OperationError>> {
  const former = await formerRef(session, place, wanted, options);
  if (!former.ok) return former;
  if (former.value !== null) {
    const made = await createOn(session, former.value, wanted, options);
    const refused = !made.ok && made.error.kind === 'api' && made.error.code.startsWith('NETWORK_');
    if (!refused) return made;
  }
  const label = networkLabel(wanted.device, wanted.tag);
  const unused = await unusedNetwork(session, label, former.value, options);
  if (!unused.ok) return unused;
  if (unused.value !== null) return createOn(session, unused.value, wanted, options);
  const MTU = await mtuBelow(session, wanted, options);
  const network = await call(
    session,
    'network.create',
    [{ name_label: label, name_description: '', MTU, other_config: {}, tags: [] }],
    options,
  );
  if (!network.ok) return network;
  const made = asString(network.value);
  return createOn(session, made, wanted, options, async () => {
    // Why there is no VLAN is what is told.
    bestEffort(await session.call('network.destroy', [made], options));
  });
}

/** The MTU of the network below: a VLAN with a smaller one would break what used the larger one. */
async function mtuBelow(
  session: XenApiSession,
  { carrier }: WantedVlan,
  options: CallOptions,
): Promise<number> {
  const network = await call(session, 'PIF.get_network', [carrier], options);
  return readNetworkMtu(session, network.ok ? asRef(network.value) : null, options);
}

async function formerRef(
  session: XenApiSession,
  { host, pifs, formerNetwork }: VlanPlace,
  { device, tag }: WantedVlan,
  options: CallOptions,
): Promise<Result<string | null, OperationError>> {
  if (formerNetwork === '') return ok(networkFor(pifs, host, device, tag));
  const found = await call(session, 'network.get_by_uuid', [formerNetwork], options);
  if (found.ok) return ok(asRef(found.value));
  const deleted = found.error.kind === 'api' && found.error.code === 'UUID_INVALID';
  return deleted ? ok(networkFor(pifs, host, device, tag)) : found;
}

/**
 * An unused network from an earlier attempt. It is used again, so that attempts do not pile up
 * networks.
 */
async function unusedNetwork(
  session: XenApiSession,
  label: string,
  refused: string | null,
  options: CallOptions,
): Promise<Result<string | null, OperationError>> {
  const found = await call(session, 'network.get_by_name_label', [label], options);
  if (!found.ok) return found;
  for (const ref of asStrings(found.value)) {
    if (ref === refused) continue;
    const pifs = await call(session, 'network.get_PIFs', [ref], options);
    if (!pifs.ok) return pifs;
    if (asStrings(pifs.value).length === 0) return ok(ref);
  }
  return ok(null);
}

async function createOn(
  session: XenApiSession,
  network: string,
  { carrier, tag }: WantedVlan,
  options: CallOptions,
  takeNetworkBack: () => Promise<void> = () => Promise.resolve(),
): Promise<Result<MadeVlan, OperationError>> {
  const vlan = await call(session, 'VLAN.create', [carrier, tag, network], options);
  if (!vlan.ok) {
    await takeNetworkBack();
    return vlan;
  }
  const rollBack = async (): Promise<void> => {
    // What went wrong before is what is told.
    bestEffort(await session.call('VLAN.destroy', [vlan.value], options));
    await takeNetworkBack();
  };
  const pif = await call(session, 'VLAN.get_untagged_PIF', [vlan.value], options);
  if (pif.ok) return ok({ pif: asString(pif.value), rollBack });
  await rollBack();
  return pif;
}
