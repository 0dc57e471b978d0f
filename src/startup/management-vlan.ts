import type { ManagementConfiguration } from '../reset/index.js';
import { foreignVlan, type VlanTag } from '../model/index.js';
import { asMap, asRef, asString, asStrings, type XenApiSession } from '../xenapi/index.js';
import { allPifs, callForRef, callXenApi, type PifFacts } from './api.js';
import type { StartupPorts } from './ports.js';
import { StartupError } from './startup-error.js';

/** xapi's own name for a VLAN's network (check_network_reset in xapi.ml). */
function networkLabel(device: string, tag: VlanTag): string {
  return `Pool-wide network associated with ${device} on VLAN${tag}`;
}

/**
 * The uuid of the network that the management VLAN had before the wipe: this host's first, then any host's; '' when there was none.
 * Its VMs' VIFs hang on it, so a second network of the same VLAN would cut them off. `device` by its name before the wipe.
 */
export async function formerNetwork(
  session: XenApiSession,
  host: string,
  wanted: ManagementConfiguration,
): Promise<string> {
  if (wanted.vlan === null) return '';
  const pifs = (await allPifs(session)).filter(
    (pif) => pif.device === wanted.device && pif.vlan === wanted.vlan && pif.network !== null,
  );
  const network = (pifs.find((pif) => pif.host === host) ?? pifs[0])?.network ?? null;
  return network === null ? '' : asString(await callXenApi(session, 'network.get_uuid', [network]));
}

/**
 * Throws Trouble (vlan.inUse) where VLAN.create would be refused since somebody else has the VLAN's device: asked before the wipe, so that
 * the start-up never stops half-way by it. A list of devices that cannot be read stops nothing.
 */
export async function checkVlanFree(
  { readVlanDevices }: StartupPorts,
  session: XenApiSession,
  { device, vlan }: ManagementConfiguration,
): Promise<void> {
  const devices = vlan === null ? null : await readVlanDevices();
  if (
    vlan === null ||
    devices?.known !== true ||
    foreignVlan(devices.value, device, vlan, new Set()) === null
  )
    return;
  const networks = Object.values(asMap(await callXenApi(session, 'network.get_all_records', [])));
  const found = foreignVlan(
    devices.value,
    device,
    vlan,
    new Set(networks.map((network) => asString(asMap(network)['bridge']))),
  );
  if (found !== null) throw new StartupError('vlan.inUse', found.name, `${vlan} of ${device}`);
}

/**
 * VLAN.create on the scanned PIF, on the former network where there is one. A former network that takes no VLAN any more (a VIF with
 * trunks on it, the NIC itself on it now) must not stop the reset half-way: then on one of its own. Answers the VLAN's own PIF.
 */
export async function createManagementVlan(
  session: XenApiSession,
  below: PifFacts,
  tag: VlanTag,
  formerUuid: string,
): Promise<string> {
  const create = (network: string): Promise<string> =>
    callForRef(session, 'VLAN.create', [below.ref, tag, network]);
  const label = networkLabel(below.device, tag);
  const former =
    formerUuid === '' ? null : await callForRef(session, 'network.get_by_uuid', [formerUuid]);
  const vlan =
    (former === null ? null : await unlessRefused(create(former))) ??
    (await create(
      (await unusedNetwork(session, label, former)) ?? (await newNetwork(session, label)),
    ));
  return callForRef(session, 'VLAN.get_untagged_PIF', [vlan]);
}

/** null: it is the network that refuses. */
async function unlessRefused(created: Promise<string>): Promise<string | null> {
  try {
    return await created;
  } catch (error) {
    if (error instanceof StartupError && error.detail.startsWith('NETWORK_')) return null;
    throw error;
  }
}

/** The network an earlier attempt made and could not use any more: taken again, so that attempts do not pile up networks. Not the one that has just refused. */
async function unusedNetwork(
  session: XenApiSession,
  label: string,
  refused: string | null,
): Promise<string | null> {
  for (const ref of asStrings(await callXenApi(session, 'network.get_by_name_label', [label]))) {
    if (
      ref !== refused &&
      asStrings(await callXenApi(session, 'network.get_PIFs', [ref])).length === 0
    )
      return asRef(ref);
  }
  return null;
}

async function newNetwork(session: XenApiSession, label: string): Promise<string> {
  return callForRef(session, 'network.create', [
    { name_label: label, name_description: '', MTU: 1500, other_config: {}, tags: [] },
  ]);
}
