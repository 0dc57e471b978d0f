import { asksForReset, completesReset, resumesReset, tellOnMachine } from './lab/on-machine.js';

tellOnMachine('the power goes while XAPI is stopped: the reset can be resumed', async (machine) => {
  await machine.run('touch /run/slow-stop');
  const operator = await asksForReset(machine);
  await operator.answers('yes');
  await machine.until('systemctl is-active xapi | grep -q deactivating');
  await machine.losesPower();
  await machine.switchOn();
  await resumesReset(machine);
});

tellOnMachine('the power goes while names are reset: it is completed', async (machine) => {
  await machine.run('touch /run/slow-names');
  const operator = await asksForReset(machine);
  await operator.answers('yes');
  await machine.until('pgrep -x interface-renam');
  await machine.losesPower();
  await machine.switchOn();
  await completesReset(machine);
});

tellOnMachine('the power goes while XAPI completes the reset: it is completed', async (machine) => {
  const operator = await asksForReset(machine);
  await operator.answers('yes');
  await machine.isUp();
  await machine.losesPower();
  await machine.switchOn();
  await completesReset(machine);
});
