import type { ObjectKind, ObjectsOf } from '../console/index.js';
import type { Known } from '../model/index.js';
import type { EffectFunction, EffectPlace } from './effect-function.js';
import { operations } from './loading.js';
import { withHostSession } from './with-session.js';

/** How each kind of objects is read. */
const readers: {
  readonly [K in ObjectKind]: (place: EffectPlace) => Promise<Known<ObjectsOf[K]>>;
} = {
  vms: async (place) => {
    const uuid = await place.hostUuid();
    const { readVms } = await operations();
    return withHostSession(place, (session) => readVms(session, uuid));
  },
};

/** What a page of objects shows. */
export const readObjects: EffectFunction<'readObjects'> = {
  guard: 'anybody',
  run: async ({ of }, place) => {
    place.controls.send({ kind: 'objects', of, found: await readers[of](place) });
  },
};
