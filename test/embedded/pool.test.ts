import { describedReach } from '../../src/embedded/described-network.js';
import { lanHeard } from '../../src/embedded/lan/wire-answers.js';
import { openTree } from '../../src/host/index.js';
import { isIpv4 } from '../../src/model/index.js';
import { asString } from '../../src/xenapi/index.js';
import { endPool, newPool, type PoolHost } from '../support/pool/pool.js';

let hosts: readonly PoolHost[];
beforeAll(async () => {
  hosts = await newPool(3);
});
afterAll(endPool);

test('three hosts are one pool: each answers from the database of the first one', async () => {
  for (const host of hosts)
    expect((await host.records('host')).map(({ address }) => asString(address)).sort()).toEqual([
      '127.16.0.11',
      '127.16.0.12',
      '127.16.0.13',
    ]);
  const [one, two, three] = hosts;
  expect(await one?.text('etc/xensource/pool.conf')).toBe('master');
  expect(await two?.text('etc/xensource/pool.conf')).toBe('slave:127.16.0.11');
  expect(await three?.text('etc/xensource/ptoken')).toBe(await one?.text('etc/xensource/ptoken'));
  expect(await one?.records('PIF')).toHaveLength(27);
});

test('around a host of the pool only what exists there answers, and all hosts have names', async () => {
  const [, two, three] = hosts;
  const tree = await openTree(two?.dir ?? '');
  const reach = describedReach(tree);
  const echo = async (address: string): Promise<string> =>
    (await reach.echo({ family: 4, address, device: '' }, 1, 2000, undefined))?.kind ?? '';
  expect(await echo('127.0.0.1')).toBe('reply');
  expect(await echo('127.16.0.1')).toBe('reply');
  expect(await echo('127.16.0.11')).toBe('reply');
  expect(await echo('127.16.0.254')).toBe('lost');
  expect(await reach.question('127.16.0.254', {})).toEqual({ state: 'silent' });
  expect(await reach.reachXenApi('127.16.0.11')).toEqual({ ok: true, value: undefined });
  expect(await reach.reachXenApi('127.16.0.254')).toMatchObject({ error: { code: 'timedOut' } });
  expect(await reach.resolve('xcp-fra-03', {})).toMatchObject({
    value: [{ address: '127.16.0.13' }],
  });
  const addresses = ['127.16.0.13', '127.16.0.77'].filter(isIpv4);
  const heard = await lanHeard(tree, {
    device: 'eth0',
    vlan: null,
    addresses,
    gateways: [],
    dhcp: false,
    routers: false,
  });
  expect((heard ?? []).filter(({ kind }) => kind === 'neighbour')).toMatchObject([
    { address: '127.16.0.13' },
    { address: '127.16.0.1' },
  ]);
  await three?.embedded.close();
  expect(await echo('127.16.0.13')).toBe('lost');
});
