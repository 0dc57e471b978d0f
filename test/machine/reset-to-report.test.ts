import { asksForReset, atSerialLine, completesReset, tellOnMachine } from './lab/on-machine.js';

tellOnMachine(
  'a reset goes through the reboot to its report, which is written though nobody looks',
  async (machine) => {
    const operator = await asksForReset(machine);
    await operator.answers('yes');
    await machine.isUp();
    await completesReset(machine);
    await atSerialLine(machine).sees('Network reset: result', 'eth1');
    expect(await machine.run('cat /var/log/interface-rename.log')).toBe('--reset-to-install\n');
  },
);
