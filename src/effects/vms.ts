import { endAll } from './end-vms.js';
import { itemsEffect } from './items.js';
import { operations } from './loading.js';

/** Something asked of VMs. */
export const vmWork = itemsEffect('vmWork', async (session, uuid, { wish }) =>
  (await operations()).workOnVms(session, uuid, wish),
);

/** The VMs of this host shut down, before a reset would kill them. */
export const endVms = itemsEffect('endVms', (session, uuid) =>
  Promise.resolve(endAll(session, uuid)),
);
