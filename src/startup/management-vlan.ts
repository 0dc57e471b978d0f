import type { ManagementConfiguration, VlanTag } from '../reset/index.js';
import { asRef, asString, asStrings, type XenApiSession } from '../xenapi/index.js';
import { allPifs, callForRef, callXenApi, type PifFacts } from './api.js';

/** xapi's own name for a VLAN's network (check_network_reset in xapi.ml). */
function networkLabel(device: string, tag: VlanTag): string {
  return `Pool-wide network associated with ${device} on VLAN${tag}`;
}

/**
 * The uuid of the network that the management VLAN had before the wipe: this host's first, then any host's; '' when there was none.
 * Its VMs' VIFs hang on it, so a second network of the same VLAN would cut them off. `device` by its name before the wipe.
 */
export async function formerNetwork(session: XenApiSession, host: string, wanted: ManagementConfiguration): Promise<string> {
  if (wanted.vlan === null) return '';
  const pifs = (await allPifs(session)).filter((pif) => pif.device === wanted.device && pif.vlan === wanted.vlan && pif.network !== null);
  const network = (pifs.find((pif) => pif.host === host) ?? pifs[0])?.network ?? null;
  return network === null ? '' : asString(await callXenApi(session, 'network.get_uuid', [network]));
}

/** VLAN.create on the scanned PIF, on the former network where there is one. Answers the VLAN's own PIF. */
export async function createManagementVlan(session: XenApiSession, below: PifFacts, tag: VlanTag, formerUuid: string): Promise<string> {
  const label = networkLabel(below.device, tag);
  const network = formerUuid === '' ? await unusedNetwork(session, label) : await callForRef(session, 'network.get_by_uuid', [formerUuid]);
  const vlan = await callForRef(session, 'VLAN.create', [below.ref, tag, network ?? (await newNetwork(session, label))]);
  return callForRef(session, 'VLAN.get_untagged_PIF', [vlan]);
}

/** The network an earlier attempt made and could not use any more: taken again, so that attempts do not pile up networks. */
async function unusedNetwork(session: XenApiSession, label: string): Promise<string | null> {
  for (const ref of asStrings(await callXenApi(session, 'network.get_by_name_label', [label]))) {
    if (asStrings(await callXenApi(session, 'network.get_PIFs', [ref])).length === 0) return asRef(ref);
  }
  return null;
}

async function newNetwork(session: XenApiSession, label: string): Promise<string> {
  return callForRef(session, 'network.create', [{ name_label: label, name_description: '', MTU: 1500, other_config: {}, tags: [] }]);
}
