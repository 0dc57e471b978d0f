import {
  hostBeforeReboot,
  macs,
  movesDisk,
  newestReset,
} from '../../support/story/after-reboot.js';
import { hosts, pifsOf } from '../../support/pool-rows.js';
import { openConsoleWith } from '../../support/story/story.js';

const other = { [macs.eth0]: '3c:ec:ef:aa:aa:01', [macs.eth1]: '3c:ec:ef:aa:aa:02' };

test(
  'the disk is moved to another machine: the console asks which port is meant, asks for a ' +
    'login, and completes the reset on it',
  async () => {
    const tree = await hostBeforeReboot();
    movesDisk(tree, other);
    const console = openConsoleWith(['--embedded', tree]);
    await console.sees(
      'Which network interface should be the management interface?',
      `(${macs.eth1}, then called eth1)`,
      'Look first',
      '3c:ec:ef:aa:aa:01',
    );
    await console.moveTo('eth0');
    await console.sees('Enter completes the reset on eth0 (3c:ec:ef:aa:aa:01) now.');
    await console.next();
    expect(console.neverSaw('Log in to continue.')).toEqual([]);
    // Behind the login the question stands again.
    console.enter();
    await console.comesBack(/Device +eth0/u, '192.168.1.57');
    expect(await console.quits()).toBe(0);
    expect(
      Object.values(pifsOf(tree, hosts.ours)).filter((pif) => pif['management'] === 'true'),
    ).toMatchObject([{ device: 'eth0', MAC: '3c:ec:ef:aa:aa:01', IP: '192.168.1.57' }]);
    expect((await newestReset(tree)).answer).toEqual({ device: 'eth0', mac: '3c:ec:ef:aa:aa:01' });
  },
);
