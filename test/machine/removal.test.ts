import { tellOnMachine } from './lab/on-machine.js';

tellOnMachine('the package goes: the screens have their logins again', async (machine) => {
  // As one that was killed after its last file: the next one gives the screens back all the same.
  await machine.run('rm /etc/systemd/system/*.d/50-xsconsole-recovery.conf');
  await machine.run('/opt/xsconsole/bin/xsconsole-setup --restore');
  await machine.serial.waitFor('login:');
  await machine.run('dpkg --purge xsconsole-recovery');
  expect(
    await machine.run(
      'find / -xdev -name "*xsconsole*" -not -name xsconsole.service -not -path "/var/l*" ' +
        '-not -path "/etc/xsconsole"',
    ),
  ).toBe('');
  // The host's own console too.
  expect(await machine.run('systemctl is-active getty@tty1 serial-getty@ttyS0 xsconsole')).toBe(
    'active\nactive\nactive\n',
  );
  expect(await machine.run('systemctl list-units --all --no-legend "xsconsole-*"')).toBe('');
  // The kernel's own, on a command line without `quiet`.
  expect(await machine.run('cut -f1 /proc/sys/kernel/printk')).toBe('7\n');
});
