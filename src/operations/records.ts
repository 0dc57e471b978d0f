import { ok, type Result } from '../model/index.js';
import {
  asMap,
  asRef,
  isWireRecord,
  type CallOptions,
  type WireRecord,
  type WireValue,
  type XenApiSession,
} from '../xenapi/index.js';
import { call, type OperationError } from './call.js';

/** Records of one class by reference. */
export type Records = ReadonlyMap<string, WireRecord>;

/** get_all_records of a class. A class that the server is too old to know has no records. */
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

/** get_all_records of several classes. */
export async function readTables<Name extends string>(
  session: XenApiSession,
  names: readonly Name[],
  options: CallOptions = {},
): Promise<Result<ReadonlyMap<Name, Records>, OperationError>> {
  const tables = new Map<Name, Records>();
  for (const name of names) {
    const read = await readRecords(session, name, options);
    if (!read.ok) return read;
    tables.set(name, read.value);
  }
  return ok(tables);
}

/** The host with this uuid; '' for the host the session is on (session.get_this_host). */
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

/** The record a field points to; undefined for none and for a reference that leads nowhere. */
export function follow(records: Records, ref: WireValue | undefined): WireRecord | undefined {
  return records.get(asRef(ref) ?? '');
}
