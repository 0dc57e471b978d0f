import {
  byName,
  commaList,
  isIp,
  isIpv6,
  known,
  ok,
  type HostFilePort,
  type Known,
  type NetworkPort,
  type PoolStorage,
  type Result,
  type Sr,
  type SrReach,
  type SrUse,
} from '../../model/index.js';
import {
  asBool,
  asInt,
  asMap,
  asRef,
  asString,
  type CallOptions,
  type WireRecord,
  type WireValue,
  type XenApiSession,
} from '../../xenapi/index.js';
import type { OperationError } from '../call.js';
import { readStoredTables } from '../facts/stored-tables.js';
import { readHostRef, readTables, rowsOf, type Records } from '../records.js';

/** The classes that describe a pool's storage. */
const storageClasses = ['SR', 'PBD', 'VDI', 'host', 'pool'] as const;

/** Everything that a pool uses an SR for. */
export const allUses: readonly SrUse[] = ['default', 'suspend', 'crashDump'];
/** The pool's field for each use. */
export const useFields: Readonly<Record<SrUse, string>> = {
  default: 'default_SR',
  suspend: 'suspend_image_SR',
  crashDump: 'crash_dump_SR',
};
/** XenAPI's call that sets it. */
export const useSetters: Readonly<Record<SrUse, string>> = {
  default: 'pool.set_default_SR',
  suspend: 'pool.set_suspend_image_SR',
  crashDump: 'pool.set_crash_dump_SR',
};

/** An address as it stands before a colon. */
const bracketed = (server: string): string => (isIpv6(server) ? `[${server}]` : server);

/** Server and path, or the devices, in the words of a device_config. */
function placeOf(config: WireValue | undefined): string {
  const value = (key: string): string => asString(asMap(config)[key]);
  const server = value('server') || value('target');
  const path = value('serverpath') || value('targetIQN');
  if (server !== '') return path === '' ? server : `${bracketed(server)}:${path}`;
  return value('location') || value('device');
}

/** The SRs in these records that this host or every host can use, by name. */
function storageOf(
  tables: ReadonlyMap<string, Records>,
  here: string,
  source: PoolStorage['source'],
): PoolStorage {
  const rows = (name: (typeof storageClasses)[number]): Records => rowsOf(tables, name);
  const [pool] = rows('pool').values();
  const pbds = [...rows('PBD')];
  const vdis = [...rows('VDI').values()];
  const srOf = (ref: string, sr: WireRecord): Sr => {
    const own = pbds.filter(([, pbd]) => asRef(pbd['SR']) === ref);
    const mine = own.find(([, pbd]) => asRef(pbd['host']) === here);
    const place = placeOf((mine ?? own[0])?.[1]['device_config']);
    return {
      ref,
      uuid: asString(sr['uuid']),
      name: asString(sr['name_label']),
      type: asString(sr['type']),
      content: asString(sr['content_type']),
      shared: asBool(sr['shared']),
      size: Math.max(0, asInt(sr['physical_size']) ?? 0),
      used: Math.max(0, asInt(sr['physical_utilisation']) ?? 0),
      uses: allUses.filter((use) => asRef(pool?.[useFields[use]]) === ref),
      here: hereOf(mine),
      place,
      pluggedOn: own
        .filter(([, pbd]) => asRef(pbd['host']) !== here && asBool(pbd['currently_attached']))
        .map(([, pbd]) => asString(rows('host').get(asRef(pbd['host']) ?? '')?.['name_label'])),
      disks: vdis.filter((vdi) => asRef(vdi['SR']) === ref).length,
    };
  };
  const elsewhere = ({ shared, here: state, pluggedOn }: Sr): boolean =>
    !shared && state.state === 'absent' && pluggedOn.length > 0;
  return {
    srs: byName([...rows('SR')].map(([ref, sr]) => srOf(ref, sr)).filter((sr) => !elsewhere(sr))),
    source,
    disks: [],
  };
}

function hereOf(mine: readonly [string, WireRecord] | undefined): Sr['here'] {
  if (mine === undefined) return { state: 'absent' };
  const [pbd, record] = mine;
  return asBool(record['currently_attached'])
    ? { state: 'plugged', pbd }
    : { state: 'unplugged', pbd, reach: { kind: 'notTried' } };
}

/** Whether a host has an SR plugged. */
export function isPlugged(pbds: Records | undefined, sr: string, host: string): boolean {
  return [...(pbds?.values() ?? [])].some(
    (pbd) =>
      asRef(pbd['SR']) === sr && asRef(pbd['host']) === host && asBool(pbd['currently_attached']),
  );
}

/** Reads the SRs as the host with this uuid sees them. */
export async function readStorage(
  session: XenApiSession,
  hostUuid: string,
  options: CallOptions = {},
): Promise<Result<PoolStorage, OperationError>> {
  const self = await readHostRef(session, hostUuid, options);
  if (!self.ok) return self;
  const tables = await readTables(session, storageClasses, options);
  return tables.ok
    ? ok(storageOf(new Map<string, Records>(tables.value), self.value, 'xapi'))
    : tables;
}

/** Reads the SRs from the pool database's file, for a coordinator whose XAPI does not answer. */
export async function readStoredStorage(
  files: Pick<HostFilePort, 'text'>,
  hostUuid: string,
): Promise<Known<PoolStorage>> {
  const stored = await readStoredTables(files, hostUuid, storageClasses);
  return stored.known
    ? known(storageOf(stored.value.tables, stored.value.here ?? '', 'database'))
    : stored;
}

/** What a look at storage needs of this host. */
interface TriedHost {
  readonly files: Pick<HostFilePort, 'exists'>;
  readonly network: Pick<NetworkPort, 'test'>;
}

/** Pings the server of an SR, or looks for its devices. */
async function tried({ files, network }: TriedHost, place: string): Promise<SrReach> {
  if (place.startsWith('/dev/')) {
    const there = await Promise.all(commaList(place).map((disk) => files.exists(disk)));
    const missing = commaList(place).filter((_disk, index) => there[index] !== true);
    return missing.length === 0
      ? { kind: 'present', what: place }
      : { kind: 'missing', what: missing.join(',') };
  }
  const server = serverIn(place);
  if (server === '') return { kind: 'notTried' };
  let reach: SrReach = { kind: 'notTried' };
  await network.test([{ of: 'own', text: server }], ({ outcome: { state } }) => {
    if (state === 'answered') reach = { kind: 'answers', what: server };
    else if (state !== 'notLooked') reach = { kind: 'silent', what: server };
  });
  return reach;
}

/**
 * The server in a place: `server`, `server:path`, `//server/share`, `[fd00::1]:path`. Of several
 * (iSCSI over two paths) it is the first one.
 */
function serverIn(places: string): string {
  const [place = ''] = commaList(places);
  const share = /^(?:\\\\|\/\/)([^\\/]+)/.exec(place)?.[1];
  if (share !== undefined) return share;
  if (place.startsWith('[')) return place.slice(1, Math.max(1, place.indexOf(']')));
  if (isIp(place)) return place;
  const cut = place.indexOf(':');
  return place.startsWith('/') ? '' : cut < 0 ? place : place.slice(0, cut);
}

/** Adds to each SR that is not plugged here what its server or device shows now. */
export async function tryUnplugged(host: TriedHost, storage: PoolStorage): Promise<PoolStorage> {
  const srs = storage.srs.map(async (sr): Promise<Sr> => {
    if (sr.here.state !== 'unplugged') return sr;
    return { ...sr, here: { ...sr.here, reach: await tried(host, sr.place) } };
  });
  return { ...storage, srs: await Promise.all(srs) };
}
