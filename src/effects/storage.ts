import { itemsEffect } from './items.js';
import { operations } from './loading.js';

/** Does something to SRs. */
export const srWork = itemsEffect('srWork', async (session, uuid, { wish }) =>
  (await operations()).workOnSrs(session, uuid, wish),
);
