import type {
  CallOptions,
  CallOutcome,
  XenApiSession,
  WireRecord,
  WireValue,
} from '../xenapi/index.js';
import { asRef, isWireRecord } from '../xenapi/index.js';
/** Records of one class by reference. */
export type Records = ReadonlyMap<string, WireRecord>;

/** What was read, or the call's failure. */
export type Read<T> =
  { readonly ok: true; readonly value: T } | Extract<CallOutcome, { readonly ok: false }>;

/** get_all_records of a class. A class that the server is too old to know has no records. */
export async function readRecords(
  session: XenApiSession,
  className: string,
  options: CallOptions = {},
): Promise<Read<Records>> {
  const answer = await session.call(`${className}.get_all_records`, [], options);
  if (!answer.ok) {
    const unknownClass =
      answer.failure.kind === 'api' && answer.failure.code === 'MESSAGE_METHOD_UNKNOWN';
    return unknownClass ? { ok: true, value: new Map() } : answer;
  }
  const entries: readonly (readonly [string, WireValue])[] = isWireRecord(answer.value)
    ? Object.entries(answer.value)
    : [];
  return {
    ok: true,
    value: new Map(
      entries.flatMap(([ref, record]) => (isWireRecord(record) ? [[ref, record] as const] : [])),
    ),
  };
}

/** The host with this uuid; '' for the host the session is on (session.get_this_host). */
export async function readHostRef(
  session: XenApiSession,
  uuid: string,
  options: CallOptions = {},
): Promise<Read<string>> {
  const answer =
    uuid === ''
      ? await session.call('session.get_this_host', [session.ref], options)
      : await session.call('host.get_by_uuid', [uuid], options);
  if (!answer.ok) return answer;
  return { ok: true, value: asRef(answer.value) ?? '' };
}

/** The record a field points to; undefined for none and for a reference that leads nowhere. */
export function follow(records: Records, ref: WireValue | undefined): WireRecord | undefined {
  return records.get(asRef(ref) ?? '');
}
