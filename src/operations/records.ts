import {
  ipv4ModeByName,
  modeByName,
  ok,
  type IpMode,
  type Ipv4Mode,
  type Result,
} from '../model/index.js';
import {
  asBool,
  asMap,
  asRef,
  asString,
  asStrings,
  isWireRecord,
  type CallOptions,
  type WireRecord,
  type WireValue,
  type XenApiSession,
} from '../xenapi/index.js';
import { call, type OperationError } from './call.js';

/** Records of one class by reference. */
export type Records = ReadonlyMap<string, WireRecord>;

/** The records of a class among those of several; none of a class that was not read. */
export function rowsOf<Name extends string>(
  tables: ReadonlyMap<Name, Records>,
  name: NoInfer<Name>,
): Records {
  return tables.get(name) ?? new Map();
}

/** The PIF of a host that carries management, with its reference. */
export function managementPif(
  pifs: Records,
  host: string | null,
): readonly [ref: string, pif: WireRecord] | undefined {
  return [...pifs].find(([, pif]) => asRef(pif['host']) === host && asBool(pif['management']));
}

/** How a PIF gets its IPv4 addresses. */
export function ipv4ModeOf(pif: WireRecord): Ipv4Mode | 'unknown' {
  return ipv4ModeByName(asString(pif['ip_configuration_mode']));
}

/** How a PIF gets its IPv6 addresses. */
export function ipv6ModeOf(pif: WireRecord): IpMode | 'unknown' {
  return modeByName(asString(pif['ipv6_configuration_mode']));
}

/** The IPv6 addresses of a PIF, each with its prefix length. A PIF without one may have a `''`. */
export function ipv6AddressesOf(pif: WireRecord): readonly string[] {
  return asStrings(pif['IPv6']).filter((address) => address !== '');
}

/** get_all_records of a class. An old server without the class gives no records. */
export async function readRecords(
  session: XenApiSession,
  className: string,
  options: CallOptions = {},
): Promise<Result<Records, OperationError>> {
  const answer = await call(session, `${className}.get_all_records`, [], options);
  if (answer.ok)
    return ok(
      new Map(
        Object.entries(asMap(answer.value)).flatMap(([ref, record]) =>
          isWireRecord(record) ? [[ref, record] as const] : [],
        ),
      ),
    );
  const unknownClass =
    answer.error.kind === 'api' && answer.error.code === 'MESSAGE_METHOD_UNKNOWN';
  return unknownClass ? ok(new Map()) : answer;
}

/** get_all_records of several classes, all at once. */
export async function readTables<Name extends string>(
  session: XenApiSession,
  names: readonly Name[],
  options: CallOptions = {},
): Promise<Result<ReadonlyMap<Name, Records>, OperationError>> {
  const reads = await Promise.all(names.map((name) => readRecords(session, name, options)));
  const tables = new Map<Name, Records>();
  for (const [index, name] of names.entries()) {
    const read = reads[index];
    if (read?.ok === false) return read;
    if (read !== undefined) tables.set(name, read.value);
  }
  return ok(tables);
}

/**
 * The reference of the host with this uuid; '' means the session's own host
 * (session.get_this_host).
 */
export async function readHostRef(
  session: XenApiSession,
  uuid: string,
  options: CallOptions = {},
): Promise<Result<string, OperationError>> {
  const answer =
    uuid === ''
      ? await call(session, 'session.get_this_host', [session.ref], options)
      : await call(session, 'host.get_by_uuid', [uuid], options);
  return answer.ok ? ok(asRef(answer.value) ?? '') : answer;
}

/**
 * The record that a reference field points to; undefined when the field is empty or the record is
 * missing.
 */
export function follow(records: Records, ref: WireValue | undefined): WireRecord | undefined {
  return records.get(asRef(ref) ?? '');
}
