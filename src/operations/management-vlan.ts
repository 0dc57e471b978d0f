import type { CallOptions, XenApiSession } from '../xenapi/index.js';
import type { Read, Records } from './host-records.js';
import { asInt, asRef, asString } from '../xenapi/index.js';

/** A VLAN that was made for the management interface. */
export interface MadeVlan {
  /** Its logical PIF. */
  readonly pif: string;
  /** Destroys it again, and its network if that was made with it; trouble is passed over, as another trouble led here. */
  readonly takeBack: () => Promise<void>;
}

/** What it stands on. */
export interface VlanWish {
  /** The PIF below. */
  readonly carrier: string;
  readonly device: string;
  readonly tag: number;
}

/**
 * VLAN.create, on the network that some host's interface of this name and tag is on already (as xapi's own reset chooses it), else on a
 * new one with xapi's name for it. Failures: the server's own; nothing is left behind then.
 */
export async function managementVlan(
  session: XenApiSession,
  pifs: Records,
  { carrier, device, tag }: VlanWish,
  options: CallOptions,
): Promise<Read<MadeVlan>> {
  const twin = [...pifs.values()].find(
    (pif) => asString(pif['device']) === device && asInt(pif['VLAN']) === tag,
  );
  const known = asRef(twin?.['network']);
  const label = `Pool-wide network associated with ${device} on VLAN${tag}`;
  const network =
    known === null
      ? await session.call(
          'network.create',
          [{ name_label: label, name_description: '', MTU: 1500, other_config: {}, tags: [] }],
          options,
        )
      : { ok: true as const, value: known };
  if (!network.ok) return network;
  const takeNetworkBack = async (): Promise<void> => {
    if (known === null) await session.call('network.destroy', [network.value], options);
  };
  const vlan = await session.call('VLAN.create', [carrier, tag, network.value], options);
  if (!vlan.ok) {
    await takeNetworkBack();
    return vlan;
  }
  const takeBack = async (): Promise<void> => {
    await session.call('VLAN.destroy', [vlan.value], options);
    await takeNetworkBack();
  };
  const pif = await session.call('VLAN.get_untagged_PIF', [vlan.value], options);
  if (!pif.ok) {
    await takeBack();
    return pif;
  }
  return { ok: true, value: { pif: asString(pif.value), takeBack } };
}
