import { asksForReset, completesReset, tellOnMachine } from './lab/on-machine.js';

tellOnMachine('the console is stopped during a reset: the reset is whole', async (machine) => {
  await machine.run('touch /run/slow-names');
  const operator = await asksForReset(machine);
  await operator.answers('yes');
  await machine.until('pgrep -x interface-renam');
  await machine.run('systemctl stop --no-block xsconsole-recovery@ttyS0');
  await machine.isUp();
  await completesReset(machine);
});
