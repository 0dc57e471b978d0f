import { asString } from '../../../src/xenapi/index.js';
import { endPool, newPool, type PoolHost } from '../../support/pool/pool.js';
import { booted } from '../../support/pool/pool-reset.js';

afterEach(endPool);

const names = async (host: PoolHost): Promise<readonly string[]> =>
  (await host.records('host')).map(({ name_label: name }) => asString(name)).sort();

const refOf = async (host: PoolHost, name: string): Promise<string> => {
  const [ref] = Object.values({ ref: await host.call('host.get_by_name_label', name) }).flat();
  return asString(ref);
};

test('a host leaves its pool, joins it again, and becomes its coordinator', async () => {
  const [one, two] = await newPool(2);
  if (one === undefined || two === undefined) throw new Error('two hosts');
  const both = ['xcp-fra-01', 'xcp-fra-02'];
  await two.says(/127\.16\.0\.11 is reached/u);

  const ejected = await refOf(two, 'xcp-fra-02');
  expect(await two.code('pool.eject', ejected)).toBe('OPERATION_NOT_ALLOWED');
  await two.call('host.disable', ejected);
  await two.call('host.evacuate', ejected);
  const up = booted(two);
  await two.call('pool.eject', ejected);
  await up;
  expect(await names(one)).toEqual(['xcp-fra-01']);
  expect(await names(two)).toEqual(['xcp-fra-02']);
  expect(await two.text('etc/xensource/ptoken')).not.toBe(await one.text('etc/xensource/ptoken'));

  expect(await two.code('pool.join', '127.16.0.11', 'root', 'wrong')).toBe(
    'SESSION_AUTHENTICATION_FAILED',
  );
  await two.call('pool.join', '127.16.0.11', 'root', 'embedded');
  await two.says(/127\.16\.0\.11 is reached/u);
  expect(await names(one)).toEqual(both);
  expect(await names(two)).toEqual(both);

  await one.call('pool.designate_new_master', await refOf(one, 'xcp-fra-02'));
  await one.says(/127\.16\.0\.12 is reached/u);
  expect(await one.text('etc/xensource/pool.conf')).toBe('slave:127.16.0.12');
  expect(await names(one)).toEqual(both);
});
