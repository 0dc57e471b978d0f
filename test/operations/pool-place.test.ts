import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { designateCoordinator, joinPool, leavePool } from '../../src/operations/index.js';
import type { XenApiClient } from '../../src/xenapi/index.js';
import { whole } from '../support/disk/whole.js';
import { embeddedAt } from '../support/host/hosts.js';
import { temporaryFolder } from '../support/host/tree.js';
import { addresses, local, poolOfTwo, Wire, withSupporter } from '../xapi/calls/supporter.js';
import { merge } from '../xapi/pool-file.js';
import type { TestXapi } from '../xapi/with-xapi.js';

const power = () => Promise.resolve(() => Promise.resolve(null));
const asleep = merge(poolOfTwo, {
  VM: { 'h2-vm': { power_state: 'Halted', resident_on: 'OpaqueRef:NULL' } },
});

/** The XAPI over its unix socket; `cut`: the connection breaks off behind this call. */
const clientOf = ({ xapi }: TestXapi, cut = ''): XenApiClient => ({
  target: { socketPath: '' },
  name: '',
  call: async (method, params) => {
    const answer = await xapi.dispatch(method, params, local);
    if (method === cut)
      return { ok: false, error: { kind: 'transport', code: 'closed', detail: '' } };
    return answer.ok
      ? { ok: true, value: whole(answer.value) }
      : { ok: false, error: { kind: 'api', ...answer.error } };
  },
});

test('a supporter leaves, also where the connection breaks off before the answer', async () => {
  for (const cut of ['', 'pool.eject'])
    await withSupporter(
      async (supporter, { records }) => {
        const client = clientOf(supporter, cut);
        const host = await embeddedAt(supporter.root);
        expect(await leavePool(client, host, 'uuid-h2')).toEqual({ ok: true, value: undefined });
        expect(Object.keys(await records('host'))).toEqual(['h1']);
      },
      { tables: asleep, more: { power } },
    );
});

test('what the pool refuses is told, and a broken connection that changed nothing too', async () => {
  await withSupporter(async (supporter) => {
    const host = await embeddedAt(supporter.root);
    const refused = await leavePool(clientOf(supporter), host, 'uuid-h2');
    expect(refused).toMatchObject({ error: { code: 'OPERATION_NOT_ALLOWED' } });
    const broken = await leavePool(clientOf(supporter, 'pool.eject'), host, 'uuid-h2');
    expect(broken).toMatchObject({ error: { code: 'closed' } });
  });
});

test('the coordinator of before is told apart from the wanted one', async () => {
  await withSupporter(async (_, coordinator) => {
    const client = clientOf(coordinator);
    expect(await designateCoordinator(client, 'uuid-h1')).toEqual({ ok: true, value: 'h1' });
    expect(await designateCoordinator(client, 'uuid-h2', { waitMs: 0 })).toEqual({
      ok: true,
      value: null,
    });
    expect(await designateCoordinator(client, 'uuid-h9')).toMatchObject({ ok: false });
  });
});

test('a host that has left joins again; a wrong password is told', async () => {
  const passwordFile = join(temporaryFolder(), 'passwords');
  await writeFile(passwordFile, 'root:secret\n');
  const wire = new Wire();
  const meet = (address: string) => Promise.resolve(wire.reach(address));
  await withSupporter(
    async (supporter, coordinator) => {
      await coordinator.call('pool.eject', 'h2');
      await supporter.afterRestart(async (joining) => {
        const client = clientOf(joining);
        const request = { address: addresses.coordinator, user: 'root', password: 'x' };
        expect(await joinPool(client, 'uuid-h2', request)).toMatchObject({
          error: { code: 'SESSION_AUTHENTICATION_FAILED' },
        });
        // This XAPI restarts only when the test says so, so nothing is read back.
        const joined = await joinPool(
          client,
          'uuid-h2',
          { ...request, password: 'secret' },
          { waitMs: 0 },
        );
        expect(joined).toEqual({ ok: true, value: null });
        expect(Object.keys(await coordinator.records('host'))).toHaveLength(2);
      });
    },
    { tables: asleep, wire, more: { power, meet, passwordFile } },
  );
});
