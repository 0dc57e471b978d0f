import { join } from 'node:path';
import { textAt } from '../support/host/host-tree.js';
import { openConsoleWith, runCommand, storyFolder } from '../support/story/story.js';
import { callsAt } from '../support/pool/pool.js';
import { poolFaults } from '../support/pool/pool-check.js';

test('an operator brings a supporter (slave) back to a coordinator that has a new address', async () => {
  const dir = join(storyFolder(), 'pool');
  const [one, two] = [join(dir, '1'), join(dir, '2')];
  const console = openConsoleWith(['--embedded', dir, '--pool', '2', '--as', '2']);
  await console.sees('Status Display', 'xcp-fra-02');
  const moved = ['--device', 'eth0', '--mode', 'static', '--ip', '127.16.0.51', '--netmask', '24'];
  expect(
    await runCommand('xe-reset-networking', ['--root', one, '--yes', '--no-probe', ...moved]),
  ).toMatchObject({ status: 0 });

  await console.opensReset();
  await console.sees('supporter (slave)');
  await console.choose('eth0');
  await console.choose('DHCP');
  await console.choose('Continue');

  await console.sees('pool coordinator (master)');
  expect(await console.valueOf('Coordinator address')).toBe('127.16.0.11');
  await console.fill('Coordinator address', '127.16.0.51:443');
  console.enter();
  await console.sees('"127.16.0.51:443"');
  await console.fill('Coordinator address', '127.16.0.51');
  await console.next();
  expect(await console.reads('. Reboot')).toMatch(
    /- slave:127\.16\.0\.11[\s\S]*\+ slave:127\.16\.0\.51/u,
  );
  await console.next();
  await console.answers('yes');
  await console.comesBack(/IPv4 mode +DHCP/u, '127.16.0.102');

  expect(textAt(two, 'etc/xensource/pool.conf')).toBe('slave:127.16.0.51');
  expect(textAt(two, 'var/tmp/network-reset')).toBeNull();
  expect(await poolFaults(callsAt(one))).toEqual([]);
});
