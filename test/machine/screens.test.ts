import { machineWithConsole, onMachine, storyMs } from './on-machine.js';
import type { Machine } from './machine.js';

onMachine('the package on a machine', () => {
  let machine: Machine;

  beforeAll(async () => {
    machine = await machineWithConsole();
  }, storyMs);

  afterAll(() => machine.isScrapped(), storyMs);

  test(
    'the console is on both screens, and the check of the host knows its XAPI',
    async () => {
      expect(await machine.tty1()).toContain('Status Display');
      const check = await machine.run('/opt/xsconsole/bin/xsconsole-setup --check');
      expect(check).toMatch(/^ok +XAPI +running$/mu);
      expect(check).toMatch(/^ok +Trigger +\/var\/tmp\/network-reset$/mu);
    },
    storyMs,
  );

  test(
    'a kernel message is painted over',
    async () => {
      await machine.run('dmesg -n 8; echo "<3>e1000: eth1 NIC Link is Down" > /dev/kmsg');
      await machine.serial.waitFor('NIC Link is Down');
      await machine.serial.waitFor(() => !machine.serial.emulator.text().includes('NIC Link'));
      await machine.serial.waitFor('Status Display');
    },
    storyMs,
  );
});
