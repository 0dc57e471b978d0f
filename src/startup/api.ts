import type { ManagementPif } from '../reset/index.js';
import {
  asBool,
  asInt,
  asMap,
  asRef,
  asString,
  asStrings,
  describeFailure,
  type WireRecord,
  type WireValue,
  type XenApiSession,
} from '../xenapi/index.js';
import { StartupError } from './startup-error.js';

/** A PIF as the sequence needs it. */
export interface PifFacts extends ManagementPif {
  readonly ref: string;
  readonly host: string | null;
  readonly mac: string;
  readonly physical: boolean;
  readonly network: string | null;
  /** primary_address_type: IPv4 or IPv6; '' where the server has no such field. */
  readonly family: string;
}

/** Waiting for a lease and for new listeners takes its time: xapi itself allows management changes 300 s. */
const callLimitMs = 300_000;

/** Makes one call, of at most `timeoutMs`; throws Trouble (xapi.failed). */
export async function callXenApi(
  session: XenApiSession,
  method: string,
  params: readonly WireValue[],
  timeoutMs = callLimitMs,
): Promise<WireValue> {
  const answer = await session.call(method, params, { timeoutMs });
  if (!answer.ok) throw new StartupError('xapi.failed', method, describeFailure(answer.failure));
  return answer.value;
}

/** A call that answers a reference. */
export async function callForRef(
  session: XenApiSession,
  method: string,
  params: readonly WireValue[],
  timeoutMs = callLimitMs,
): Promise<string> {
  const ref = asRef(await callXenApi(session, method, params, timeoutMs));
  if (ref === null) throw new StartupError('xapi.failed', method, 'it answered no reference');
  return ref;
}

/** Every PIF of the pool. */
export async function allPifs(
  session: XenApiSession,
  timeoutMs = callLimitMs,
): Promise<readonly PifFacts[]> {
  return Object.entries(asMap(await callXenApi(session, 'PIF.get_all_records', [], timeoutMs))).map(
    ([ref, record]) => pifFacts(ref, asMap(record)),
  );
}

/** One PIF. */
export async function onePif(session: XenApiSession, ref: string): Promise<PifFacts> {
  return pifFacts(ref, asMap(await callXenApi(session, 'PIF.get_record', [ref])));
}

function pifFacts(ref: string, record: WireRecord): PifFacts {
  const vlan = asInt(record['VLAN']);
  return {
    ref,
    host: asRef(record['host']),
    device: asString(record['device']),
    mac: asString(record['MAC']).toLowerCase(),
    physical: asBool(record['physical']),
    vlan: vlan === null || vlan < 0 ? null : vlan,
    network: asRef(record['network']),
    family: asString(record['primary_address_type']),
    management: asBool(record['management']),
    mode: asString(record['ip_configuration_mode']),
    address: asString(record['IP']),
    netmask: asString(record['netmask']),
    gateway: asString(record['gateway']),
    dns: asString(record['DNS']),
    mode6: asString(record['ipv6_configuration_mode']),
    addresses6: asStrings(record['IPv6']),
    gateway6: asString(record['ipv6_gateway']),
  };
}
