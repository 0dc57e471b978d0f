import type { Objects } from '../console/index.js';
import {
  commaList,
  known,
  type Known,
  type ObjectKind,
  type PoolStorage,
  type Result,
  type SyslogTarget,
} from '../model/index.js';
import type { CallError, XenApiSession } from '../xenapi/index.js';
import type { EffectFunction, EffectPlace } from './effect-function.js';
import { host, operations } from './loading.js';
import { playbookOf } from './read-playbook.js';
import { readInSession } from './with-session.js';

/** An answer of XenAPI about this host or its pool. */
async function readThrough<T>(
  place: EffectPlace,
  read: (session: XenApiSession, uuid: string) => Promise<Result<T, CallError>>,
): Promise<Known<T>> {
  const uuid = await place.hostUuid();
  return readInSession(place, (session) => read(session, uuid));
}

/** The SRs from XAPI, or else from the pool database's file. */
async function storageOf(place: EffectPlace): Promise<Known<PoolStorage>> {
  const { readStorage, readStoredStorage, tryUnplugged } = await operations();
  const host = await place.host;
  const fromXapi = await readThrough(place, readStorage);
  if (fromXapi.known) {
    const disks = await host.system.disks();
    const tried = await tryUnplugged(host, fromXapi.value);
    return known({ ...tried, disks: disks.known ? disks.value : [] });
  }
  const stored = await readStoredStorage(host.files, await place.hostUuid());
  return stored.known ? known(await tryUnplugged(host, stored.value)) : fromXapi;
}

/** The devices that the plugged SRs of this host are on, as far as XAPI or its database tells. */
async function srDevices(place: EffectPlace): Promise<readonly string[]> {
  const { readStorage, readStoredStorage } = await operations();
  const { files } = await place.host;
  const stored = await readStoredStorage(files, await place.hostUuid());
  const found = stored.known ? stored : await readThrough(place, readStorage);
  const plugged = found.known ? found.value.srs.filter(({ here }) => here.state === 'plugged') : [];
  return plugged
    .flatMap((sr) => commaList(sr.place))
    .filter((device) => device.startsWith('/dev/') && !device.startsWith('/dev/xapi/'));
}

/** Where the logs go too: from XAPI, which keeps it, or else from the syslog's own files. */
async function syslogOf(place: EffectPlace): Promise<Known<SyslogTarget>> {
  const { readSyslog, readSyslogFile } = await operations();
  const kept = await readThrough(place, readSyslog);
  if (kept.known) return known({ to: kept.value, file: '' });
  const stored = await readSyslogFile((await place.host).files);
  return stored.known ? stored : kept;
}

/** How each kind of objects is read. */
const readers: Readonly<Record<ObjectKind, (place: EffectPlace) => Promise<Objects>>> = {
  vms: async (place) => ({
    kind: 'objects',
    of: 'vms',
    found: await readThrough(place, (await operations()).readVms),
  }),
  remote: async (place) => ({
    kind: 'objects',
    of: 'remote',
    found: known({
      ssh: await (await place.session.up()).ssh.state(),
      syslog: await syslogOf(place),
    }),
  }),
  names: async (place) => ({
    kind: 'objects',
    of: 'names',
    found: await (await host()).readInterfaceNames(await place.session.up()),
  }),
  maintenance: async (place) => ({
    kind: 'objects',
    of: 'maintenance',
    found: await readThrough(place, (await operations()).readMaintenance),
  }),
  backups: async ({ host }) => ({
    kind: 'objects',
    of: 'backups',
    found: await (await operations()).readBackups(await host),
  }),
  members: async (place) => {
    const { readPoolMembers, readStoredMembers } = await operations();
    const found = await readThrough(place, readPoolMembers);
    if (found.known) return { kind: 'objects', of: 'members', found };
    const { files } = await place.host;
    const stored = await readStoredMembers(files, await place.hostUuid());
    return { kind: 'objects', of: 'members', found: stored.known ? stored : found };
  },
  hardware: async ({ host }) => ({
    kind: 'objects',
    of: 'hardware',
    found: known(await (await host).system.hardware()),
  }),
  keyboard: async (place) => {
    const { keyboard } = await place.host;
    return {
      kind: 'objects',
      of: 'keyboard',
      found: known({
        place: await keyboard.place(),
        layouts: await keyboard.layouts(),
        saved: await keyboard.saved(),
      }),
    };
  },
  sticks: async (place) => {
    const { sticks } = await place.host;
    return { kind: 'objects', of: 'sticks', found: await sticks.list(await srDevices(place)) };
  },
  zones: async (place) => ({
    kind: 'objects',
    of: 'zones',
    found: await (await place.host).clock.zones(),
  }),
  playbook: async (place) => ({ kind: 'objects', of: 'playbook', found: await playbookOf(place) }),
  storage: async (place) => ({ kind: 'objects', of: 'storage', found: await storageOf(place) }),
};

/** Reads the objects of one kind for a page. */
export const readObjects: EffectFunction<'readObjects'> = {
  guard: 'anybody',
  run: async ({ of }, place) => {
    place.controls.send(await readers[of](place));
  },
};
