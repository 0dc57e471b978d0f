import { startedOnce, tellOnMachine } from './lab/on-machine.js';

tellOnMachine(
  'neither XAPI nor rc.local ever finishes starting: the console is on the screens all the same',
  async (machine) => {
    await machine.run('touch /var/lib/hung-xapi /var/lib/hung-rc.local; sync');
    await machine.losesPower();
    await machine.comesUpInPart();
    await machine.serial.waitFor('Status Display');
    const jobs = await machine.run('SYSTEMD_COLORS=0 systemctl list-jobs --no-legend');
    for (const unit of ['xapi.service', 'rc-local.service'])
      expect(jobs).toMatch(new RegExp(`${unit} +start +running`, 'u'));
    // The host's own console waits for XAPI, and would have had the screen.
    expect(jobs).toMatch(/xsconsole\.service +start +waiting/u);
    for (const screen of ['tty1', 'ttyS0']) await startedOnce(machine, screen);
    expect(await machine.tty1()).toContain('Status Display');
  },
);
