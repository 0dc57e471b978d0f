import { err, modeName, ok, type Result } from '../model/index.js';
import type { RebuildCall, RebuildPif } from '../reset/index.js';
import { asString, type WireValue, type XenApiSession } from '../xenapi/index.js';
import { apiError, call, type OperationError } from './call.js';
import { changeMs, reconfigureMs } from './limits.js';
import { moveManagement, type ManagementOptions } from './management/management-interface.js';

/**
 * The session and references for the calls of a rebuild. `refs` has existing and new objects by
 * identity.
 */
export interface RebuildPlace {
  readonly session: XenApiSession;
  readonly refs: Map<string, string>;
  readonly options: ManagementOptions;
}

/** The calls that make an object, and the field that gives the object's own PIF. */
const pifOf = {
  'Bond.create': 'Bond.get_master',
  'VLAN.create': 'VLAN.get_untagged_PIF',
  'tunnel.create': 'tunnel.get_access_PIF',
  'network_sriov.create': 'network_sriov.get_logical_PIF',
} as const;

/** Makes one call of a rebuild. */
export async function makeCall(
  place: RebuildPlace,
  wanted: RebuildCall,
): Promise<Result<void, OperationError>> {
  const { session, options, refs } = place;
  const limits = { ...options, timeoutMs: options.timeoutMs ?? changeMs };
  const slow = { ...options, timeoutMs: reconfigureMs };
  if ('makes' in wanted) return makeObject(place, wanted);
  const pif = refs.get(wanted.pif.identity);
  if (pif === undefined) return err(gone(wanted.call, wanted.pif));
  const done = async (
    params: readonly WireValue[],
    how: ManagementOptions = limits,
  ): Promise<Result<void, OperationError>> => {
    const made = await call(session, wanted.call, params, how);
    return made.ok ? ok(undefined) : made;
  };
  switch (wanted.call) {
    case 'PIF.reconfigure_ip': {
      const { mode, address, netmask, gateway, dns } = wanted;
      return done([pif, modeName(mode), address, netmask, gateway, dns], slow);
    }
    case 'PIF.reconfigure_ipv6': {
      const { mode, address, gateway, dns } = wanted;
      return done([pif, modeName(mode), address, gateway, dns], slow);
    }
    case 'PIF.set_primary_address_type':
      return done([pif, wanted.type]);
    case 'PIF.set_disallow_unplug':
      return done([pif, wanted.value]);
    case 'PIF.set_other_config':
      return done([pif, wanted.value]);
    case 'PIF.set_property':
      return done([pif, wanted.name, wanted.value]);
    case 'PIF.plug':
      return done([pif], slow);
    case 'host.management_reconfigure': {
      const moved = await moveManagement(session, pif, options);
      return moved.ok ? ok(undefined) : moved;
    }
    case 'VLAN.destroy': {
      const vlan = await call(session, 'PIF.get_VLAN_master_of', [pif], limits);
      return vlan.ok ? done([asString(vlan.value)]) : vlan;
    }
  }
}

const gone = (method: string, pif: RebuildPif): OperationError =>
  apiError(method, 'HANDLE_INVALID', 'PIF', pif.identity);

async function makeObject(
  { session, options, refs }: RebuildPlace,
  wanted: Extract<RebuildCall, { readonly makes: RebuildPif }>,
): Promise<Result<void, OperationError>> {
  const limits = { ...options, timeoutMs: reconfigureMs };
  const network = await call(session, 'network.get_by_uuid', [wanted.network], limits);
  if (!network.ok) return network;
  const below = 'below' in wanted ? [wanted.below] : wanted.members;
  const pifs = below.flatMap(({ identity }) => refs.get(identity) ?? []);
  const lost = below.find(({ identity }) => !refs.has(identity));
  if (lost !== undefined) return err(gone(wanted.call, lost));
  const made = await call(session, wanted.call, paramsOf(wanted, network.value, pifs), limits);
  if (!made.ok) return made;
  const pif = await call(session, pifOf[wanted.call], [made.value], limits);
  if (!pif.ok) return pif;
  refs.set(wanted.makes.identity, asString(pif.value));
  if (!('otherConfig' in wanted) || Object.keys(wanted.otherConfig).length === 0)
    return ok(undefined);
  const [name = ''] = wanted.call.split('.');
  const set = await call(
    session,
    `${name}.set_other_config`,
    [made.value, wanted.otherConfig],
    limits,
  );
  return set.ok ? ok(undefined) : set;
}

function paramsOf(
  wanted: Extract<RebuildCall, { readonly makes: RebuildPif }>,
  network: WireValue,
  pifs: readonly string[],
): readonly WireValue[] {
  const [pif = ''] = pifs;
  switch (wanted.call) {
    case 'Bond.create':
      return [network, [...pifs], wanted.mac, wanted.mode, wanted.properties];
    case 'VLAN.create':
      return [pif, wanted.tag, network];
    case 'tunnel.create':
      return wanted.protocol === '' ? [pif, network] : [pif, network, wanted.protocol];
    case 'network_sriov.create':
      return [pif, network];
  }
}
