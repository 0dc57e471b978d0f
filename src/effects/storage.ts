import { changeWords } from '../text/index.js';
import type { ChangeResult } from '../console/index.js';
import { srCreateWords as words } from '../text/pages/storage/create.js';
import { changeEffect } from './change/change.js';
import { throughXenApi } from './change/change-place.js';
import type { EffectFunction, EffectPlace } from './effect-function.js';
import { itemsEffect } from './items.js';
import { operations } from './loading.js';
import { inSession } from './with-session.js';

const said = (plugged: boolean): string => (plugged ? words.plugged : words.notPlugged);

/** Does something to SRs. */
export const srWork = itemsEffect('srWork', async (session, uuid, { request: asked }) =>
  (await operations()).workOnSrs(session, uuid, asked),
);

/** Looks which SRs are at a place. */
export const probeSr: EffectFunction<'probeSr'> = {
  guard: 'loggedIn',
  refused: ({ place }) => ({
    kind: 'srProbed',
    place,
    found: { ok: false, error: changeWords.failed.notLoggedIn },
  }),
  run: async ({ place: where }, place) => {
    const { probeSr: probe, describeError } = await operations();
    const uuid = await place.hostUuid();
    const found = await inSession(place, (session) => probe(session, uuid, where));
    place.controls.send({
      kind: 'srProbed',
      place: where,
      found: found.ok ? found : { ok: false, error: describeError(found.error) },
    });
  },
};

/** Attaches an SR that is there already. */
export const attachSr = changeEffect('attachSr', async ({ sr }, place) => {
  const { attachSr: attach } = await operations();
  return throughXenApi(place, (session, uuid) => attach(session, uuid, sr), said);
});

/** The disk may have been used since the list was read. */
async function stillEmpty({ host }: EffectPlace, name: string): Promise<ChangeResult | null> {
  const disks = await (await host).system.disks();
  const disk = disks.known ? disks.value.find((one) => one.name === name) : undefined;
  return disk?.use.kind === 'empty'
    ? null
    : { ok: false, code: 'refused', detail: words.notEmptyNow(name) };
}

/** Creates a local SR on an empty disk. */
export const createSr = changeEffect('createSr', async ({ sr }, place) => {
  const refused = await stillEmpty(place, sr.disk);
  if (refused !== null) return refused;
  const { createLocalSr } = await operations();
  return throughXenApi(place, (session, uuid) => createLocalSr(session, uuid, sr), said);
});
