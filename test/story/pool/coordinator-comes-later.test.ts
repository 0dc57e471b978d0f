import { endPool, newPool, poolCommand } from '../../support/pool/pool.js';
import { resetHost, toStatic } from '../../support/pool/pool-reset.js';

afterEach(endPool);

test('a supporter is reset while its coordinator is down; when that comes up, the reset completes', async () => {
  const [one, two] = await newPool(3, 2);
  if (one === undefined || two === undefined) throw new Error('three hosts');
  await one.embedded.host.machine.stopService('xapi');
  const other = await poolCommand(two, '--dry-run', '--device', 'eth1');
  expect(other.stdout).toContain(
    'has its management interface on eth0, but this reset puts it on eth1',
  );
  await resetHost(two, ...toStatic('127.16.0.52'));
  expect(await two.text('var/tmp/network-reset')).toContain('DEVICE=eth0');
  expect(await two.code('PIF.get_all')).toBe('HOST_STILL_BOOTING');
  await one.embedded.host.machine.startService('xapi');
  await two.says(/the pool coordinator \(master\) 127\.16\.0\.11 is reached/u);
  await two.says(/network reset is complete/u);
  expect(await two.text('var/tmp/network-reset')).toBe('');
  const pifs = await one.records('PIF');
  expect(pifs.filter(({ IP }) => IP === '127.16.0.52')).toMatchObject([{ management: true }]);
});
