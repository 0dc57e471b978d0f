import { completesReset, logsInAtLine, resetCommand, tellOnMachine } from './lab/on-machine.js';

tellOnMachine('the session is ended during a reset: the reset is whole', async (machine) => {
  await machine.run('touch /run/slow-names; /opt/xsconsole/bin/xsconsole-setup --restore');
  await logsInAtLine(machine);
  machine.serial.type(`${resetCommand} --device eth1 --yes\r`);
  await machine.until('pgrep -x interface-renam');
  await machine.run('loginctl terminate-user root');
  await machine.isUp();
  await completesReset(machine);
});
