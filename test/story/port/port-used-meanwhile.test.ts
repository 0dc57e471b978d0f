import {
  hostBeforeReboot,
  macs,
  movesDisk,
  openConsoleOn,
  restarts,
  XapiOfItsOwn,
} from '../../support/story/after-reboot.js';
import { hosts, pifsOf } from '../../support/pool-rows.js';
import { runCommand } from '../../support/story/story.js';

test(
  'nobody is there to answer: the host comes back on the port of that name, red, and the ' +
    'console asks whether that is right',
  async () => {
    const tree = await hostBeforeReboot();
    movesDisk(tree, { [macs.eth1]: '3c:ec:ef:aa:aa:02' });
    await restarts(tree);
    const xapi = await new XapiOfItsOwn(tree).starts();
    const { status, stdout } = await runCommand('complete-network-reset', ['--root', tree]);
    expect(status).toBe(0);
    expect(stdout).toContain(
      'eth1 is used, as it has that name now; the console asks whether that is right.',
    );
    expect(stdout).toContain(`FAILED MAC address: 3c:ec:ef:aa:aa:02 (wanted: ${macs.eth1})`);
    const console = openConsoleOn(tree);
    await console.sees(
      'Which network interface should be the management interface?',
      'eth1 is used, as it has that name now.',
    );
    await console.choose('eth0');
    // Behind the login the question stands again.
    console.enter();
    await console.comesBack(/Device +eth0/u);
    expect(await console.quits()).toBe(0);
    await xapi.stops();
    expect(
      Object.values(pifsOf(tree, hosts.ours)).filter((pif) => pif['management'] === 'true'),
    ).toMatchObject([{ device: 'eth0', MAC: macs.eth0 }]);
  },
);
