import { endAll } from './end-vms.js';
import { itemsEffect } from './items.js';
import { operations } from './loading.js';

/** Does something to VMs. */
export const vmWork = itemsEffect('vmWork', async (session, uuid, { request: asked }) =>
  (await operations()).workOnVms(session, uuid, asked),
);

/** Shuts down the VMs of this host, which a reset would kill. */
export const endVms = itemsEffect('endVms', (session, uuid) =>
  Promise.resolve(endAll(session, uuid)),
);
