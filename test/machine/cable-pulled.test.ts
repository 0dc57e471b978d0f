import { atSerialLine, tellOnMachine } from './lab/on-machine.js';

tellOnMachine('the cable is pulled: the screen says so, until it is back', async (machine) => {
  const operator = atSerialLine(machine);
  await operator.sees('Status Display', 'IPv4 address');
  await machine.says('set_link nic0 off');
  await operator.sees(/no link|cable/u);
  await machine.says('set_link nic0 on');
  await operator.session.waitFor(() => !/no link|cable/u.test(operator.reading));
});
