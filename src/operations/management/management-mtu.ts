import { bestEffort, modeName, ok, usualMtu, type Result } from '../../model/index.js';
import {
  asBool,
  asInt,
  asMap,
  asString,
  type CallOptions,
  type WireRecord,
  type XenApiSession,
} from '../../xenapi/index.js';
import { call, type OperationError } from '../call.js';
import { reconfigureMs } from '../limits.js';
import { ipv4ModeOf, managementPif, readRecords } from '../records.js';

/** The key in PIF.other_config with an MTU for this PIF alone. It comes before the network's. */
const mtuKey = 'mtu';

/** Takes an MTU off again. An error is ignored, because another error led here. */
export type RollBackMtu = () => Promise<void>;

/** The MTU that XAPI gives a PIF: its own, else that of its network; null: unknown. */
async function mtuOf(
  session: XenApiSession,
  pif: WireRecord,
  options: CallOptions,
): Promise<Result<{ readonly mtu: number | null; readonly isOwn: boolean }, OperationError>> {
  const own = Number(asMap(pif['other_config'])[mtuKey] ?? '');
  if (Number.isInteger(own) && own > 0) return ok({ mtu: own, isOwn: true });
  const network = await call(session, 'network.get_MTU', [asString(pif['network'])], options);
  return network.ok ? ok({ mtu: asInt(network.value), isOwn: false }) : network;
}

/** The MTU of a network; the usual one where it is not known. */
export async function readNetworkMtu(
  session: XenApiSession,
  network: string | null,
  options: CallOptions,
): Promise<number> {
  const mtu = network === null ? null : await call(session, 'network.get_MTU', [network], options);
  return (mtu?.ok === true ? asInt(mtu.value) : null) ?? usualMtu;
}

/** The MTU that XAPI gives the management interface of a host; null: unknown, or there is none. */
export async function readManagementMtu(
  session: XenApiSession,
  host: string,
  options: CallOptions = {},
): Promise<number | null> {
  const pifs = await readRecords(session, 'PIF', options);
  const found = pifs.ok ? managementPif(pifs.value, host) : undefined;
  const read = found === undefined ? null : await mtuOf(session, found[1], options);
  return read?.ok === true ? read.value.mtu : null;
}

/**
 * Gives a PIF this MTU, if nobody has set another one for it or its network. Only the PIF gets it:
 * the network belongs to the whole pool. It is in force when the PIF is brought up the next time,
 * as every reconfiguration does. The result is null when nothing was changed.
 */
export async function keepMtu(
  session: XenApiSession,
  ref: string,
  mtu: number,
  options: CallOptions,
): Promise<Result<RollBackMtu | null, OperationError>> {
  const pif = await call(session, 'PIF.get_record', [ref], options);
  if (!pif.ok) return pif;
  const now = await mtuOf(session, asMap(pif.value), options);
  if (!now.ok) return now;
  if (now.value.isOwn || now.value.mtu !== usualMtu || mtu === usualMtu) return ok(null);
  const set = await call(session, 'PIF.add_to_other_config', [ref, mtuKey, String(mtu)], options);
  return set.ok
    ? ok(async () => {
        // What went wrong before is what is told.
        bestEffort(await session.call('PIF.remove_from_other_config', [ref, mtuKey], options));
      })
    : set;
}

/**
 * Gives the interface below a VLAN this MTU, as a VLAN cannot have a larger one than that. When the
 * interface is up, it is brought up again with the addresses it has.
 */
export async function keepMtuBelow(
  session: XenApiSession,
  ref: string,
  mtu: number,
  options: CallOptions,
): Promise<Result<RollBackMtu | null, OperationError>> {
  const kept = await keepMtu(session, ref, mtu, options);
  if (!kept.ok || kept.value === null) return kept;
  const rollBack = kept.value;
  const again = await bringUpAgain(session, ref, options);
  if (!again.ok) {
    await rollBack();
    return again;
  }
  return ok(async () => {
    await rollBack();
    bestEffort(await bringUpAgain(session, ref, options));
  });
}

/** Brings an attached PIF up again, with the IPv4 configuration that it has. */
async function bringUpAgain(
  session: XenApiSession,
  ref: string,
  options: CallOptions,
): Promise<Result<unknown, OperationError>> {
  const record = await call(session, 'PIF.get_record', [ref], options);
  if (!record.ok) return record;
  const pif = asMap(record.value);
  if (!asBool(pif['currently_attached'])) return ok('');
  const mode = ipv4ModeOf(pif);
  const fixed = ['IP', 'netmask', 'gateway'].map((key) =>
    mode === 'static' ? asString(pif[key]) : '',
  );
  return call(
    session,
    'PIF.reconfigure_ip',
    [ref, modeName(mode), ...fixed, asString(pif['DNS'])],
    {
      ...options,
      timeoutMs: reconfigureMs,
    },
  );
}
