import { asString } from '../../../src/xenapi/index.js';
import {
  checkPool,
  endPool,
  newPool,
  poolCommand,
  type PoolHost,
} from '../../support/pool/pool.js';
import { resetHost, toStatic } from '../../support/pool/pool-reset.js';

// One pool goes through these stories, one after the other.
let one: PoolHost, two: PoolHost, three: PoolHost;
beforeAll(async () => {
  const [first, second, third] = await newPool(3);
  if (first === undefined || second === undefined || third === undefined)
    throw new Error('three hosts');
  [one, two, three] = [first, second, third];
});
afterEach(checkPool);
afterAll(endPool);

const kept = 'var/lib/xsconsole/reset/playbook.json';

/** The coordinator gets this address; its supporters are in emergency mode then. */
async function coordinatorMovesTo(address: string): Promise<void> {
  await resetHost(one, ...toStatic(address));
  for (const host of [two, three])
    expect(await host.code('PIF.get_all')).toBe('HOST_STILL_BOOTING');
}

test('the coordinator moves, and both supporters are told from there', async () => {
  const moved = '127.16.0.51';
  await coordinatorMovesTo(moved);
  const asked: unknown = JSON.parse((await poolCommand(one, '--playbook', '--json')).stdout);
  const wanted = (name: string, address: string) => ({
    name,
    address,
    state: 'answers',
    command: `xe-reset-networking --coordinator-address ${moved}`,
  });
  expect(asked).toEqual({
    coordinator: { name: 'xcp-fra-01', address: moved },
    members: [wanted('xcp-fra-02', '127.16.0.12'), wanted('xcp-fra-03', '127.16.0.13')],
  });
  expect(await one.text(kept)).toContain(moved);
  const told = await poolCommand(one, '--recover-supporters');
  expect(told).toMatchObject({ status: 0, stderr: '' });
  expect(told.stdout).toContain('xcp-fra-02, xcp-fra-03');
  for (const host of [two, three]) {
    await host.says(/51 is reached/u);
    expect(await host.text('etc/xensource/pool.conf')).toBe(`slave:${moved}`);
    expect(await host.records('host')).toHaveLength(3);
  }
  expect((await poolCommand(one, '--playbook')).stdout).toContain(
    'All supporters (slaves) are back.',
  );
  expect(await one.text(kept)).toBe('');
  expect(await poolCommand(two, '--playbook')).toMatchObject({ status: 1 });
});

test('it moves again, and a supporter is pointed at its new address, also with XAPI down', async () => {
  const moved = '127.16.0.61';
  await coordinatorMovesTo(moved);
  expect(await poolCommand(two, '--coordinator-address', '127.16.0.12', '--yes')).toMatchObject({
    status: 1,
  });
  expect(await poolCommand(two, '--coordinator-address', moved, '--yes')).toMatchObject({
    status: 0,
    stderr: '',
  });
  await two.says(/61 is reached/u);
  expect(await two.records('host')).toHaveLength(3);
  expect(await poolCommand(two, '--playbook', '--done')).toMatchObject({ status: 1 });
  expect(await one.text(kept)).toContain(moved);
  expect(await poolCommand(one, '--playbook', '--done')).toMatchObject({ status: 0, stderr: '' });
  expect(await one.text(kept)).toBe('');

  await three.embedded.host.machine.stopService('xapi');
  const down = await poolCommand(three, '--coordinator-address', moved, '--yes');
  expect(down).toMatchObject({ status: 0, stderr: '' });
  expect(down.stdout).toContain('XAPI was not running');
  expect(await three.records('host')).toHaveLength(3);
});

test('it is gone for good: a supporter takes its place, the other one follows', async () => {
  await one.embedded.close();
  expect(await three.code('PIF.get_all')).toBe('HOST_STILL_BOOTING');
  const asked = await poolCommand(two, '--become-coordinator');
  expect(asked.status).toBe(1);
  expect(await two.text('etc/xensource/pool.conf')).toBe('slave:127.16.0.61');
  const done = await poolCommand(two, '--become-coordinator', '--yes');
  expect(done).toMatchObject({ status: 0, stderr: '' });
  expect(done.stdout).toContain('two coordinators');
  await two.says(/now names this host as the pool coordinator/u);
  await two.says(/ready/u);
  const told = await poolCommand(two, '--recover-supporters');
  expect(told.status).toBe(1);
  expect(told.stdout).toMatch(/know this coordinator: xcp-fra-03\.[\s\S]*xcp-fra-01/u);
  await three.says(/0\.12 is reached/u);
  expect(await three.text('etc/xensource/pool.conf')).toBe('slave:127.16.0.12');
  const [pool] = await three.records('pool');
  const [master] = (await three.records('host')).filter(
    ({ hostname }) => hostname === 'xcp-fra-02',
  );
  expect(await three.call('host.get_by_uuid', asString(master?.['uuid']))).toBe(pool?.['master']);
});
