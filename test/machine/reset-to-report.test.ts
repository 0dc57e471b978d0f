import { asksForReset, atSerialLine, resetStatus, tellOnMachine } from './on-machine.js';

tellOnMachine(
  'a reset goes through the reboot to its report, which is written though nobody looks',
  async (machine) => {
    const operator = await asksForReset(machine);
    await operator.answers('yes');
    await machine.isUp();
    await machine.until(`${resetStatus} --json | grep -q completed`);
    expect(await machine.run('ls /var/tmp')).not.toContain('network-reset');
    expect(await machine.run('ip -4 -br address show dev xenbr1')).toContain('192.168.2.50/24');
    await atSerialLine(machine).sees('Network reset: result', 'eth1');
    expect(await machine.run('cat /var/log/interface-rename.log')).toBe('--reset-to-install\n');
  },
);
