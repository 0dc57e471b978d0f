import { resetAsCommand, tellOnMachine } from './lab/on-machine.js';
import { startUpUnit } from './lab/start-up-unit.js';

tellOnMachine(
  'nobody confirms a reset: the start-up unit brings the former configuration back',
  async (machine) => {
    // No console is there that could do it.
    await machine.run('/opt/xsconsole/bin/xsconsole-setup --restore');
    await resetAsCommand(machine, '--confirm-within 1');
    const unit = startUpUnit(machine);
    await unit.tells('The former configuration is back');
    await unit.ends();
    const told = await unit.told();
    for (const line of [
      'The emergency network reset is complete.',
      'The former configuration returns in 1 min 0 s, unless somebody confirms.',
      'Nobody has confirmed the reset in time: the former configuration returns now.',
    ])
      expect(told).toContain(line);
    expect(await machine.run('grep MANAGEMENT_INTERFACE= /etc/xensource-inventory')).toContain(
      'xenbr0',
    );
  },
);
