import type { ObjectKind, Objects } from '../console/index.js';
import type { Known, Result } from '../model/index.js';
import type { CallError, XenApiSession } from '../xenapi/index.js';
import type { EffectFunction, EffectPlace } from './effect-function.js';
import { operations } from './loading.js';
import { withHostSession } from './with-session.js';

/** An answer of XenAPI about this host or its pool. */
async function told<T>(
  place: EffectPlace,
  read: (session: XenApiSession, uuid: string) => Promise<Result<T, CallError>>,
): Promise<Known<T>> {
  const uuid = await place.hostUuid();
  return withHostSession(place, (session) => read(session, uuid));
}

/** How each kind of objects is read. */
const readers: Readonly<Record<ObjectKind, (place: EffectPlace) => Promise<Objects>>> = {
  vms: async (place) => ({
    kind: 'objects',
    of: 'vms',
    found: await told(place, (await operations()).readVms),
  }),
  maintenance: async (place) => ({
    kind: 'objects',
    of: 'maintenance',
    found: await told(place, (await operations()).readMaintenance),
  }),
};

/** Reads the objects of one kind for a page. */
export const readObjects: EffectFunction<'readObjects'> = {
  guard: 'anybody',
  run: async ({ of }, place) => {
    place.controls.send(await readers[of](place));
  },
};
