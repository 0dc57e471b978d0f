import { asksForReset, completesReset, tellOnMachine } from './lab/on-machine.js';

tellOnMachine('Ctrl-Alt-Del while names are reset: the reset is whole', async (machine) => {
  await machine.run('touch /run/slow-names');
  const operator = await asksForReset(machine);
  await operator.answers('yes');
  await machine.until('pgrep -x interface-renam');
  await machine.presses('ctrl-alt-delete');
  await machine.isUp();
  await completesReset(machine);
});

tellOnMachine('Ctrl-Alt-Del while XAPI is stopped: the reset is whole', async (machine) => {
  await machine.run('touch /run/slow-stop');
  const operator = await asksForReset(machine);
  await operator.answers('yes');
  await machine.until('systemctl is-active xapi | grep -q deactivating');
  await machine.presses('ctrl-alt-delete');
  await machine.isUp();
  await completesReset(machine);
});
