import { blockCommands } from '../support/documents.js';
import { startedOnce, tellOnMachine } from './lab/on-machine.js';

tellOnMachine(
  'the console is on both screens, and the check of the host knows its XAPI',
  async (machine) => {
    expect(await machine.tty1()).toContain('Status Display');
    const check = await machine.run('/opt/xsconsole/bin/xsconsole-setup --check');
    expect(check).toMatch(/^ok +XAPI +running$/mu);
    expect(check).toMatch(/^ok +Trigger +\/var\/tmp\/network-reset$/mu);
    // What the document types into the host's own programs.
    const own = blockCommands('RECOVERY.md').filter((line) =>
      /^(?:system|journal)ctl /u.test(line),
    );
    expect(own).toHaveLength(2);
    for (const line of own) expect(await machine.run(line)).toContain('Recovery console on tty1');
  },
);

tellOnMachine('no console was hung up by the login that it displaced', async (machine) => {
  for (const screen of ['tty1', 'ttyS0']) await startedOnce(machine, screen);
});

tellOnMachine(
  'a console that displaces the login on hvc0 stays on it',
  async (machine) => {
    await machine.run('systemctl start serial-getty@hvc0');
    await machine.hvc.waitFor('login:');
    await machine.run('/opt/xsconsole/bin/xsconsole-setup --default');
    await machine.hvc.waitFor('Status Display');
    await machine.hvc.waitFor('IPv4 address');
    // Those of the other screens were there when the machine started, before any login.
    for (const screen of ['hvc0', 'tty1', 'ttyS0']) await startedOnce(machine, screen);
    expect(await machine.tries('systemctl is-active serial-getty@hvc0')).toMatchObject({
      said: 'inactive\n',
    });
  },
  { hvc: true },
);
