import { completesReset, resetAsCommand, tellOnMachine } from './lab/on-machine.js';
import { startUpUnit } from './lab/start-up-unit.js';

tellOnMachine(
  'XAPI completes the reset in its own time: the start-up unit only waits, then reports it',
  async (machine) => {
    // No console is there that could write the report.
    await machine.run('/opt/xsconsole/bin/xsconsole-setup --restore; touch /var/lib/late-xapi');
    await resetAsCommand(machine, '');
    const unit = startUpUnit(machine);
    await unit.tells('completes the reset itself and then removes /var/tmp/network-reset');
    expect(await machine.run('systemctl is-active xapi')).toBe('active\n');
    await machine.run('test -e /var/tmp/network-reset; rm /var/lib/late-xapi');
    await completesReset(machine);
    const told = await unit.told();
    expect(told).not.toContain('host.reset_networking');
    expect(told).toContain('The emergency network reset is complete.');
    expect(told).toMatch(/ok +Device: eth1/u);
  },
);
