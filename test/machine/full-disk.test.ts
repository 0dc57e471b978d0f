import { asksForReset, tellOnMachine } from './lab/on-machine.js';

tellOnMachine('the disk is full: said before anything is changed', async (machine) => {
  await machine.run('cat /dev/zero > /var/tmp/fill || true');
  const operator = await asksForReset(machine);
  await operator.answers('yes');
  await operator.sees('There is no space left', 'This host is as it was before.');
  expect(await machine.run('systemctl is-active xapi')).toBe('active\n');
});
