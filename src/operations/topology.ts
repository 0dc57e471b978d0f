import { ok, type HostNetworking, type Result } from '../model/index.js';
import {
  missingOf,
  planRebuild,
  topologyFor,
  topologyKinds,
  type MissingObject,
  type RebuildSelection,
  type RebuildEvent,
} from '../reset/index.js';
import type { CallOptions, XenApiSession } from '../xenapi/index.js';
import type { OperationError } from './call.js';
import { networkingClasses, networkingOf } from './facts/host-networking.js';
import { coordinatorRef } from './pool-record.js';
import { readHostRef, readTables, type Records } from './records.js';
import { rebuild, type RebuildOptions } from './rebuild.js';

const selection: RebuildSelection = { only: [], kinds: topologyKinds };

interface Both {
  readonly wanted: HostNetworking;
  readonly own: HostNetworking;
}

/** A supporter's networking, and what it shall be by its coordinator; null on the coordinator. */
async function readBoth(
  session: XenApiSession,
  hostUuid: string,
  options: CallOptions,
): Promise<Result<Both | null, OperationError>> {
  const host = await readHostRef(session, hostUuid, options);
  if (!host.ok) return host;
  const read = await readTables(session, ['pool', ...networkingClasses], options);
  if (!read.ok) return read;
  const tables = new Map<string, Records>(read.value);
  const coordinator = coordinatorRef(tables.get('pool'));
  if (coordinator === null || coordinator === host.value) return ok(null);
  const own = networkingOf(tables, host.value, hostUuid);
  return ok({ own, wanted: topologyFor(networkingOf(tables, coordinator, ''), own) });
}

/**
 * Makes the coordinator's Bonds, VLANs, tunnels and SR-IOV networks on this supporter, as xapi does
 * at the start of a supporter. What is there already stays. Answers what is missing afterwards.
 */
export async function* copyTopology(
  session: XenApiSession,
  hostUuid: string,
  options: RebuildOptions = {},
): AsyncGenerator<RebuildEvent, Result<readonly MissingObject[], OperationError>> {
  const both = await readBoth(session, hostUuid, options);
  if (!both.ok) return both;
  if (both.value === null) return ok([]);
  const made = yield* rebuild(session, hostUuid, both.value.wanted, selection, options);
  return made.ok ? ok(missingOf(made.value)) : made;
}

/** The coordinator's objects that this supporter does not have now, each with the reason. */
export async function readMissingTopology(
  session: XenApiSession,
  hostUuid: string,
  options: CallOptions = {},
): Promise<Result<readonly MissingObject[], OperationError>> {
  const both = await readBoth(session, hostUuid, options);
  if (!both.ok || both.value === null) return both.ok ? ok([]) : both;
  const items = planRebuild(both.value.wanted, both.value.own, selection);
  return ok(missingOf(items.map((item) => ({ ...item, detail: '' }))));
}
