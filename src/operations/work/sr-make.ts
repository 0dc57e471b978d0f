import {
  bestEffort,
  err,
  finish,
  ok,
  readXml,
  type Result,
  type SrPlace,
  type SrProbe,
  type SrToAttach,
  type SrToCreate,
  type XmlElement,
} from '../../model/index.js';
import {
  asRef,
  asString,
  type CallError,
  type CallOptions,
  type WireValue,
  type XenApiSession,
} from '../../xenapi/index.js';
import { apiError, call, type OperationError } from '../call.js';
import { readHostRef, readRecords, readTables } from '../records.js';
import { allUses, isPlugged, useFields, useSetters } from './storage.js';
import { runTask, type TaskOptions } from './task.js';

/** A probe logs in to storage servers, which takes its time. */
const probeMs = 60_000;

/** The storage manager's codes for "name a target" and "name a LUN"; their list is in the error. */
const lists = {
  SR_BACKEND_FAILURE_96: { key: 'targetIQN', entry: 'TGT', value: 'TargetIQN' },
  SR_BACKEND_FAILURE_107: { key: 'SCSIid', entry: 'LUN', value: 'SCSIid' },
} as const;

function elements(text: string, name: string): readonly XmlElement[] {
  const read = readXml(text);
  const within = (one: XmlElement): readonly XmlElement[] =>
    one.name === name ? [one] : one.children.flatMap(within);
  return read.ok ? within(read.value) : [];
}

const child = (of: XmlElement, name: string): string =>
  of.children.find((one) => one.name.toLowerCase() === name.toLowerCase())?.text.trim() ?? '';

/** What has to be chosen, from the error that lists it; null for any other error. */
function choicesIn(error: CallError): SrProbe | null {
  if (error.kind !== 'api') return null;
  const list = Object.entries(lists).find(([code]) => code === error.code)?.[1];
  if (list === undefined) return null;
  const choices = error.params
    .flatMap((text) => elements(text, list.entry))
    .map((one) => ({
      value: child(one, list.value),
      label: one.children
        .filter(({ name }) => name.toLowerCase() !== 'index')
        .map(({ text }) => text.trim())
        .filter((text) => text !== '')
        .join(', '),
    }))
    .filter(({ value }) => value !== '' && value !== '*');
  return { kind: 'choices', key: list.key, choices };
}

/** Looks which SRs are at a place (SR.probe), or what has to be chosen first. */
export async function probeSr(
  session: XenApiSession,
  hostUuid: string,
  { type, config }: SrPlace,
  options: CallOptions = {},
): Promise<Result<SrProbe, OperationError>> {
  const limits = { ...options, timeoutMs: probeMs };
  const host = await readHostRef(session, hostUuid, options);
  if (!host.ok) return host;
  const found = await call(session, 'SR.probe', [host.value, config, type, {}], limits);
  if (!found.ok) {
    const choices = choicesIn(found.error);
    return choices === null ? found : ok(choices);
  }
  const srs = elements(asString(found.value), 'SR').map((one) => ({
    uuid: child(one, 'UUID'),
    size: Number(child(one, 'size')) || 0,
  }));
  return ok({ kind: 'srs', srs });
}

async function readPlugged(
  session: XenApiSession,
  sr: string,
  host: string,
  options: CallOptions,
): Promise<Result<boolean, OperationError>> {
  const pbds = await readRecords(session, 'PBD', options);
  return pbds.ok ? ok(isPlugged(pbds.value, sr, host)) : pbds;
}

/** The pool's hosts that need a PBD: all for a shared SR, else this one. */
async function hostsFor(
  session: XenApiSession,
  here: string,
  shared: boolean,
  options: CallOptions,
): Promise<Result<readonly string[], OperationError>> {
  if (!shared) return ok([here]);
  const hosts = await readRecords(session, 'host', options);
  return hosts.ok ? ok([here, ...[...hosts.value.keys()].filter((ref) => ref !== here)]) : hosts;
}

/**
 * Attaches an SR that is there already: SR.introduce, a PBD for each host, and PBD.plug. If this
 * host cannot plug it, the pool forgets it again. Answers whether it is plugged here.
 */
export async function attachSr(
  session: XenApiSession,
  hostUuid: string,
  { type, config, uuid, name }: SrToAttach,
  options: CallOptions = {},
): Promise<Result<boolean, OperationError>> {
  const limits = { ...options, timeoutMs: probeMs };
  const here = await readHostRef(session, hostUuid, options);
  if (!here.ok) return here;
  const shared = type !== 'lvm' && type !== 'ext';
  const hosts = await hostsFor(session, here.value, shared, options);
  if (!hosts.ok) return hosts;
  const content = type === 'iso' ? 'iso' : 'user';
  const record = [uuid, name, '', type, content, shared, {}] as const;
  const made = await call(session, 'SR.introduce', record, limits);
  if (!made.ok) return made;
  const sr = asString(made.value);
  const back = async (error: OperationError): Promise<Result<boolean, OperationError>> => {
    // What went wrong first is what the operator has to know.
    bestEffort(await session.call('SR.forget', [sr], limits));
    return err(error);
  };
  for (const host of hosts.value) {
    const wanted = { host, SR: sr, device_config: config, other_config: {} };
    const pbd = await call(session, 'PBD.create', [wanted], limits);
    if (!pbd.ok) return back(pbd.error);
    const plugged = await call(session, 'PBD.plug', [pbd.value], limits);
    // Another host that cannot reach it plugs it later.
    if (!plugged.ok && host === here.value) return back(plugged.error);
  }
  return readPlugged(session, sr, here.value, options);
}

/**
 * Creates a local SR on a whole disk, which loses everything on it. The pool uses it for what it
 * has no SR for. The caller has checked that the disk is empty. Answers whether it is plugged.
 */
export async function createLocalSr(
  session: XenApiSession,
  hostUuid: string,
  { type, disk, name }: SrToCreate,
  options: TaskOptions = {},
): Promise<Result<boolean, OperationError>> {
  const here = await readHostRef(session, hostUuid, options);
  if (!here.ok) return here;
  const config = { device: `/dev/${disk}` };
  const params: readonly WireValue[] = [here.value, config, '0', name, '', type, 'user', false, {}];
  const before = await readRecords(session, 'SR', options);
  if (!before.ok) return before;
  const made = await finish(runTask(session, 'SR.create', params, options));
  if (!made.ok) return made;
  const after = await readTables(session, ['SR', 'pool'] as const, options);
  if (!after.ok) return after;
  const sr = [...(after.value.get('SR') ?? [])].find(([ref]) => !before.value.has(ref))?.[0];
  if (sr === undefined) return err(apiError('SR.create', 'SR_NOT_FOUND'));
  const [pool] = after.value.get('pool') ?? [];
  if (pool !== undefined)
    for (const use of allUses)
      if (asRef(pool[1][useFields[use]]) === null) {
        const set = await call(session, useSetters[use], [pool[0], sr], options);
        if (!set.ok) return set;
      }
  return readPlugged(session, sr, here.value, options);
}
