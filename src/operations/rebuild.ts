import { lookUntil, ok, type HostNetworking, type Result } from '../model/index.js';
import {
  identitiesOf,
  itemKey,
  planRebuild,
  type NamedItem,
  type RebuildSelection,
  type RebuiltItem,
  type RebuildEvent,
} from '../reset/index.js';
import { describeError, type XenApiSession } from '../xenapi/index.js';
import type { OperationError } from './call.js';
import { readHostNetworking } from './facts/host-networking.js';
import type { ManagementOptions } from './management/management-interface.js';
import { makeCall, type RebuildPlace } from './rebuild-call.js';

/** Options of a rebuild. */
export interface RebuildOptions extends ManagementOptions {
  /** True when the operator wants to stop: it stops before the next item. */
  readonly stopped?: () => boolean;
}

/**
 * How often the host is read again after an error until it answers. Its listeners may be
 * restarting.
 */
const readings = 30;

/**
 * Recreates what a host had before a reset. Objects that exist are not made twice. An item that
 * fails does not stop the others. An interrupted rebuild is completed by calling this again.
 * Answers every wanted item with its result, checked against the state at the end. An error only
 * when the host cannot be read.
 */
export async function* rebuild(
  session: XenApiSession,
  hostUuid: string,
  kept: HostNetworking,
  selection: RebuildSelection,
  { stopped = () => false, ...options }: RebuildOptions = {},
): AsyncGenerator<RebuildEvent, Result<readonly RebuiltItem[], OperationError>> {
  const done = new Map<string, RebuiltItem>();
  const failed = new Set<string>();
  const read = (): ReturnType<typeof readHostNetworking> =>
    readHostNetworking(session, hostUuid, options);
  const begun = await read();
  if (!begun.ok) return begun;
  let now = begun.value;
  const place: RebuildPlace = { session, refs: refsOf(now), options };
  const first = planRebuild(kept, now, selection);
  let plan = first;
  for (let next = open(plan, done); next !== undefined; next = open(plan, done)) {
    if (stopped()) break;
    yield { item: next, phase: 'starting', detail: '' };
    const error = await carryOut(place, next);
    // A Bond takes over what was on its members. After an error nobody knows what was done.
    if (error !== null || next.kind === 'Bond' || next.kind === 'management') {
      const again = await readAgain(read, options);
      if (!again.ok) return again;
      now = again.value;
      refill(place.refs, now);
    }
    if (error === null) {
      done.set(itemKey(next), { ...next, state: 'made', detail: '' });
      yield { item: next, phase: 'made', detail: '' };
      continue;
    }
    plan = planRebuild(kept, now, { ...selection, failed });
    const stands = plan.find((item) => itemKey(item) === itemKey(next))?.state === 'exists';
    const detail = stands ? '' : describeError(error);
    done.set(itemKey(next), { ...next, state: stands ? 'made' : 'failed', detail });
    yield { item: next, phase: stands ? 'made' : 'failed', detail };
    if (stands) continue;
    failed.add(itemKey(next));
    plan = planRebuild(kept, now, { ...selection, failed });
  }
  const ended = done.size === 0 ? ok(now) : await readAgain(read, options);
  if (!ended.ok) return ended;
  const there = planRebuild(kept, ended.value, { ...selection, failed });
  return ok(
    first.map((item) => {
      const same = (one: NamedItem): boolean => itemKey(one) === itemKey(item);
      const result = done.get(itemKey(item));
      if (result === undefined) return { ...(plan.find(same) ?? item), detail: '' };
      // Every call succeeded, and yet the object is not there.
      return result.state === 'made' && there.find(same)?.state === 'planned'
        ? { ...result, state: 'failed', reason: { code: 'notAsWanted', subject: '' } }
        : result;
    }),
  );
}

/** The first item that must still be made. */
const open = (
  plan: readonly NamedItem[],
  done: ReadonlyMap<string, RebuiltItem>,
): NamedItem | undefined =>
  plan.find((item) => item.state === 'planned' && !done.has(itemKey(item)));

async function carryOut(place: RebuildPlace, item: NamedItem): Promise<OperationError | null> {
  for (const wanted of item.calls) {
    const made = await makeCall(place, wanted);
    if (!made.ok) return made.error;
  }
  return null;
}

function refsOf(networking: HostNetworking): Map<string, string> {
  return new Map([...identitiesOf(networking)].map(([ref, identity]) => [identity, ref]));
}

function refill(refs: Map<string, string>, networking: HostNetworking): void {
  refs.clear();
  for (const [identity, ref] of refsOf(networking)) refs.set(identity, ref);
}

function readAgain(
  read: () => ReturnType<typeof readHostNetworking>,
  { pause }: ManagementOptions,
): ReturnType<typeof readHostNetworking> {
  return lookUntil(read, (now) => now.ok || now.error.kind !== 'transport', {
    everyMs: 1_000,
    most: readings,
    pause,
  });
}
