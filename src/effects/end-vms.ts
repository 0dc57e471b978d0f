import { bestEffort, retell, type ItemEvent } from '../model/index.js';
import type { VmShutdownEvent } from '../operations/index.js';
import type { XenApiSession } from '../xenapi/index.js';
import { operations } from './loading.js';

/** Deadline in milliseconds for all VMs together. A guest that can shut down needs less. */
export const vmsMs = 300_000;

const states = { asked: 'begun', stopped: 'done', forced: 'done', failed: 'failed' } as const;

/** A VM's state as a page shows it. */
export function itemOf({ vm, state, detail }: VmShutdownEvent): ItemEvent {
  return { id: vm.uuid, name: vm.name, state: states[state], detail };
}

/** Shuts down the VMs of a host in reverse start order. Each reports how it ends. */
export async function* endAll(
  session: XenApiSession,
  uuid: string,
): AsyncGenerator<ItemEvent, void> {
  const { describeError, shutDownVms } = await operations();
  const ending = shutDownVms(session, uuid, { force: false, deadlineMs: vmsMs });
  const ended = yield* retell(ending, itemOf);
  // An embedded host takes its domains from its database file, so that must be written by now.
  // Any other host writes its database by itself.
  bestEffort(await session.call('pool.sync_database', []));
  if (ended.ok) return;
  const { error } = ended;
  yield { id: uuid, name: error.method, state: 'failed', detail: describeError(error) };
}
