import type { ItemEvent } from '../model/index.js';
import type { VmShutdownEvent } from '../operations/index.js';
import type { XenApiSession } from '../xenapi/index.js';
import { operations, xenapi } from './loading.js';

/** For all VMs together: longer than any guest needs that ends at all. */
export const vmsMs = 300_000;

const states = { asked: 'begun', stopped: 'done', forced: 'done', failed: 'failed' } as const;

/** What has become of a VM, as a page tells it. */
export function itemOf({ vm, state, detail }: VmShutdownEvent): ItemEvent {
  return { id: vm.uuid, name: vm.name, state: states[state], detail };
}

/** The VMs of a host shut down, the last to start first; each tells how it ends. */
export async function* endAll(
  session: XenApiSession,
  uuid: string,
): AsyncGenerator<ItemEvent, void> {
  const { shutDownVms } = await operations();
  const ending = shutDownVms(session, uuid, { force: false, deadlineMs: vmsMs });
  let next = await ending.next();
  for (; next.done !== true; next = await ending.next()) yield itemOf(next.value);
  // An embedded host's domains are what its database file says, so that has to be written by then.
  await session.call('pool.sync_database', []);
  if (next.value.ok) return;
  const { describeError } = await xenapi();
  const { error } = next.value;
  yield { id: uuid, name: error.method, state: 'failed', detail: describeError(error) };
}
