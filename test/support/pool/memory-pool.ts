import { join } from 'node:path';
import { dryRunMachine, openEmbeddedPool, startNetwork } from '../../../src/embedded/index.js';
import { openResets, openTree } from '../../../src/host/index.js';
import { finish } from '../../../src/model/index.js';
import {
  emptyDraft,
  makePlan,
  makeRequest,
  type ResetDraft,
  type StartupOutcome,
} from '../../../src/reset/index.js';
import { completeNetworkReset, startupPorts } from '../../../src/startup/index.js';
import { startupErrorText } from '../../../src/text/index.js';
import { createXapi, type Xapi } from '../../../src/xapi/index.js';
import { openSession, type WireValue, type XenApiClient } from '../../../src/xenapi/index.js';
import { local, Wire } from '../../xapi/calls/supporter.js';
import { durableFiles, embeddedAt } from '../host/hosts.js';
import { factsOf } from '../host/read-host.js';
import { closedAfterTest, temporaryFolder } from '../host/tree.js';
import { whole } from '../disk/whole.js';

/** A host of a pool whose XAPIs all run in this process, on a wire of their own. */
export interface MemoryHost {
  /** A call over its unix socket, with root's session. */
  call(method: string, ...params: readonly WireValue[]): Promise<WireValue>;
  /** The reset, the restart and the start-up, with the code of the programs. */
  reset(draft: Partial<ResetDraft>): Promise<StartupOutcome>;
}

/** Makes the files of a pool, and runs its hosts, the coordinator first. */
export async function memoryPool(size: number): Promise<readonly MemoryHost[]> {
  const dir = join(temporaryFolder(), 'pool');
  const made = await openEmbeddedPool({ dir, size, serverProgram: '' });
  if (!made.ok) throw new Error(JSON.stringify(made.error));
  for (const host of made.value) await host.close();
  const wire = new Wire();
  const hosts: MemoryHost[] = [];
  for (const host of made.value) hosts.push(await memoryHost(host.dir, wire));
  return hosts;
}

async function memoryHost(dir: string, wire: Wire): Promise<MemoryHost> {
  const host = await embeddedAt(dir);
  let xapi: Xapi | null = null;
  const plug = async (): Promise<void> => {
    if (xapi !== null) for (const address of await xapi.addresses()) wire.plug(address, xapi);
  };
  const stop = async (): Promise<void> => {
    for (const address of (await xapi?.addresses()) ?? []) wire.unplug(address);
    await xapi?.close();
  };
  const boot = async (): Promise<void> => {
    await startNetwork(await openTree(dir));
    const created = await createXapi({
      host,
      durable: await durableFiles(),
      databasePath: join(dir, 'var/lib/xcp/state.db'),
      penalty: () => Promise.resolve(),
      reach: wire.reach,
      moved: plug,
    });
    if (!created.ok) throw new Error(created.error.reason);
    xapi = created.value;
    await plug();
    await xapi.join();
  };
  const client: XenApiClient = {
    target: { socketPath: dir },
    name: dir,
    call: async (method, params) => {
      const answer = await xapi?.dispatch(method, params, local);
      if (answer?.ok === true) return { ok: true, value: whole(answer.value) };
      const error = answer?.error ?? { code: 'HOST_STILL_BOOTING', params: [] };
      return { ok: false, error: { kind: 'api', ...error } };
    },
  };
  await boot();
  closedAfterTest(stop);
  return {
    call: async (method, ...params) => {
      const session = await openSession(client);
      if (!session.ok) throw new Error(JSON.stringify(session.error));
      const answer = await session.value.call(method, params);
      await session.value.close();
      if (!answer.ok) throw new Error(`${method}: ${JSON.stringify(answer.error)}`);
      return answer.value;
    },
    reset: async (draft) => {
      await prepare(dir, draft);
      await stop();
      await boot();
      const resets = await openResets({ root: dir, machine: dryRunMachine() });
      const ports = await startupPorts(host, resets, client, 'ask', startupErrorText);
      return finish(completeNetworkReset({ ...ports, pause: () => Promise.resolve() }));
    },
  };
}

/** The part of a reset before the restart. */
async function prepare(dir: string, draft: Partial<ResetDraft>): Promise<void> {
  const facts = await factsOf(dir);
  const request = makeRequest({ ...emptyDraft, ...draft }, { ...facts, forceDevice: false });
  if (!request.ok) throw new Error(JSON.stringify(request.error));
  const plan = makePlan(request.value, facts, { id: 'plan', createdAt: '2026-01-02T03:04:05Z' });
  if (!plan.ok) throw new Error(JSON.stringify(plan.error));
  const resets = await openResets({ root: dir, machine: dryRunMachine() });
  const run = resets.run(plan.value, {
    initiator: { user: 'root', tty: '', face: 'command', reason: '' },
    basis: facts.files,
    reboot: false,
  });
  const outcome = await finish(run);
  if (outcome.result !== 'awaitingReboot') throw new Error(JSON.stringify(outcome));
}
