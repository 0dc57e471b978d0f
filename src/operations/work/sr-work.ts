import {
  ok,
  retell,
  type ItemEvent,
  type Result,
  type SrNow,
  type SrUse,
  type SrVerb,
  type SrRequest,
} from '../../model/index.js';
import {
  asBool,
  asMap,
  asRef,
  asString,
  describeError,
  type WireRecord,
  type XenApiSession,
} from '../../xenapi/index.js';
import { call, type OperationError } from '../call.js';
import { readHostRef, readTables, rowsOf, type Records } from '../records.js';
import { isPlugged, useFields, useSetters } from './storage.js';
import type { TaskOptions } from './task.js';
import { taskItem, type TaskCall } from './task-item.js';

/** What the calls for an SR need to know. */
interface SrCallContext {
  readonly here: string;
  readonly pool: string;
  readonly pbds: Records;
}

async function readContext(
  session: XenApiSession,
  hostUuid: string,
  options: TaskOptions,
): Promise<Result<SrCallContext, OperationError>> {
  const self = await readHostRef(session, hostUuid, options);
  if (!self.ok) return self;
  const tables = await readTables(session, ['PBD', 'pool'] as const, options);
  if (!tables.ok) return tables;
  const [pool = ''] = rowsOf(tables.value, 'pool').keys();
  return ok({ here: self.value, pool, pbds: rowsOf(tables.value, 'PBD') });
}

const isSetter = (verb: SrVerb): verb is SrUse => verb in useSetters;

/** The calls that carry out a verb on one SR, in order. */
async function callsFor(
  session: XenApiSession,
  verb: Exclude<SrVerb, SrUse>,
  sr: string,
  { here, pbds }: SrCallContext,
): Promise<Result<readonly TaskCall[], OperationError>> {
  const own = [...pbds].filter(([, pbd]) => asRef(pbd['SR']) === sr);
  const mine = own.find(([, pbd]) => asRef(pbd['host']) === here);
  switch (verb) {
    case 'plug': {
      const pbd = mine === undefined ? await makePbd(session, sr, here, own[0]?.[1]) : ok(mine[0]);
      return pbd.ok ? ok([['PBD.plug', [pbd.value]]]) : pbd;
    }
    case 'unplug':
      return ok(mine === undefined ? [] : [['PBD.unplug', [mine[0]]]]);
    case 'forget':
      return ok([
        ...own
          .filter(([, pbd]) => asBool(pbd['currently_attached']))
          .map(([ref]): TaskCall => ['PBD.unplug', [ref]]),
        ['SR.forget', [sr]],
      ]);
  }
}

/** Makes a PBD for this host, like that of another host. */
async function makePbd(
  session: XenApiSession,
  SR: string,
  host: string,
  like: WireRecord | undefined,
): Promise<Result<string, OperationError>> {
  const device_config = asMap(like?.['device_config']);
  const record = { host, SR, device_config, other_config: {} };
  const made = await call(session, 'PBD.create', [record]);
  return made.ok ? ok(asString(made.value)) : made;
}

async function readBack(
  session: XenApiSession,
  { verb, sr }: { readonly verb: SrVerb; readonly sr: string },
  { here }: SrCallContext,
  options: TaskOptions,
): Promise<string> {
  const tables = await readTables(session, ['PBD', 'SR', 'pool'] as const, options);
  if (!tables.ok) return describeError(tables.error);
  const inWords = (now: SrNow): string => now;
  if (!tables.value.get('SR')?.has(sr)) return inWords('forgotten');
  if (isSetter(verb)) {
    const [pool] = rowsOf(tables.value, 'pool').values();
    return asRef(pool?.[useFields[verb]]) === sr ? inWords('set') : inWords('notSet');
  }
  return inWords(isPlugged(tables.value.get('PBD'), sr, here) ? 'plugged' : 'unplugged');
}

async function* workOnOne(
  session: XenApiSession,
  { verb, ...one }: SrRequest['srs'][number] & { readonly verb: SrVerb },
  context: SrCallContext,
  options: TaskOptions,
): AsyncGenerator<ItemEvent, void> {
  const item = { id: one.ref, name: one.name };
  if (isSetter(verb)) {
    // A setter of a field is no task.
    yield { ...item, state: 'begun', detail: '' };
    const set = await call(session, useSetters[verb], [context.pool, one.ref], options);
    yield set.ok
      ? {
          ...item,
          state: 'done',
          detail: await readBack(session, { verb, sr: one.ref }, context, options),
        }
      : { ...item, state: 'failed', detail: describeError(set.error) };
    return;
  }
  const calls = await callsFor(session, verb, one.ref, context);
  if (!calls.ok) {
    yield { ...item, state: 'failed', detail: describeError(calls.error) };
    return;
  }
  for (const [index, wire] of calls.value.entries()) {
    const isLast = index === calls.value.length - 1;
    const task = taskItem(session, item, wire, options, () =>
      readBack(session, { verb, sr: one.ref }, context, options),
    );
    // Only the last call ends the work on an SR.
    const wentWell = yield* retell(task, (event) =>
      isLast || event.state !== 'done' ? event : null,
    );
    if (!wentWell) return;
  }
}

/** Does the same operation on each of these SRs, one after the other, and reads each back. */
export async function* workOnSrs(
  session: XenApiSession,
  hostUuid: string,
  { verb, srs }: SrRequest,
  options: TaskOptions = {},
): AsyncGenerator<ItemEvent, void> {
  const context = await readContext(session, hostUuid, options);
  for (const one of srs)
    if (context.ok) yield* workOnOne(session, { verb, ...one }, context.value, options);
    else
      yield { id: one.ref, name: one.name, state: 'failed', detail: describeError(context.error) };
}
