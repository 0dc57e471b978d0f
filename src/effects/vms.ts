import { itemsEffect } from './items.js';
import { operations } from './loading.js';

/** Something asked of VMs. */
export const vmWork = itemsEffect('vmWork', async (session, uuid, { wish }) =>
  (await operations()).workOnVms(session, uuid, wish),
);
