import { readPoolMembers, readStoredMembers } from '../../src/operations/index.js';
import { known } from '../../src/model/index.js';
import { sessionOn } from '../support/xapi-session.js';
import { merge, pool, poolFile } from '../xapi/pool-file.js';
import { withXapi } from '../xapi/with-xapi.js';

const tables = merge(pool(), {
  host: {
    h1: { metrics: 'm1', software_version: "(('product_version' '8.3.0'))" },
    h2: { metrics: 'm2', enabled: 'true', address: '192.0.2.10' },
  },
  host_metrics: { m1: { live: 'true' }, m2: { live: 'false' } },
});

test('the hosts of the pool, the coordinator first, with role, state and address', async () => {
  await withXapi(tables, async (xapi) => {
    const read = await readPoolMembers(sessionOn(xapi), 'uuid-h2');
    if (!read.ok) throw new Error('not read');
    expect(read.value.members).toEqual([
      {
        uuid: 'uuid-h1',
        name: 'h1',
        address: '192.0.2.9',
        isCoordinator: true,
        here: false,
        state: 'up',
        version: '8.3.0',
        vms: 1,
      },
      expect.objectContaining({
        name: 'h2',
        address: '192.0.2.10',
        isCoordinator: false,
        here: true,
        state: 'silent',
      }),
    ]);
  });
});

test('the pool database file tells them without states', async () => {
  const files = { text: () => Promise.resolve(known(poolFile(tables))) };
  const read = await readStoredMembers(files, 'uuid-h1');
  if (!read.known) throw new Error('not read');
  expect(read.value.source).toBe('database');
  expect(read.value.members.map(({ name, here, state }) => [name, here, state])).toEqual([
    ['h1', true, 'unknown'],
    ['h2', false, 'unknown'],
  ]);
});
