import { asString } from '../../src/xenapi/index.js';
import { endPool, newPool } from '../support/pool/pool.js';

afterEach(endPool);

test('three hosts are one pool: each answers from the database of the first one', async () => {
  const hosts = await newPool(3);
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
