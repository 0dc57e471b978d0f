import { asksForReset, tellOnMachine } from './lab/on-machine.js';

tellOnMachine(
  'the root file system is read-only: said, and nothing is changed',
  async (machine) => {
    // As after an error of the disk. The kernel tells it on the screen, whatever the log level.
    await machine.run('echo u > /proc/sysrq-trigger');
    await machine.until('grep -q " / ext4 ro" /proc/mounts');
    const operator = await asksForReset(machine);
    await operator.answers('yes');
    await operator.sees('is on a read-only file system', 'mount -o remount,rw /');
    await operator.sees('This host is as it was before.');
    expect(await machine.run('systemctl is-active xapi')).toBe('active\n');
  },
);
