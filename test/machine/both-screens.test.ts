import { tellOnMachine } from './on-machine.js';

tellOnMachine(
  'the console is on both screens, and the check of the host knows its XAPI',
  async (machine) => {
    expect(await machine.tty1()).toContain('Status Display');
    const check = await machine.run('/opt/xsconsole/bin/xsconsole-setup --check');
    expect(check).toMatch(/^ok +XAPI +running$/mu);
    expect(check).toMatch(/^ok +Trigger +\/var\/tmp\/network-reset$/mu);
  },
);

tellOnMachine('each console has started once, and ends with no hangup', async (machine) => {
  for (const screen of ['tty1', 'ttyS0']) {
    const unit = `xsconsole-recovery@${screen}`;
    expect(await machine.run(`systemctl show -p NRestarts --value ${unit}`)).toBe('0\n');
    const journal = await machine.run(`journalctl -b -u ${unit} --no-pager`);
    expect(journal.match(/Started/gu)).toHaveLength(1);
  }
});
