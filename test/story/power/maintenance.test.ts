import { newHost, openConsole } from '../../support/story/story.js';

test('the host is emptied into maintenance mode, and takes VMs again', async () => {
  const console = await openConsole(await newHost());
  await console.choose('Reboot or Shutdown');
  await console.choose('Maintenance Mode');
  await console.sees('These VMs move to other hosts:', '- win-dc01', '> No');
  console.session.type('y');
  await console.logsIn();
  // The question is asked again: a login answers none.
  console.session.type('y');
  await console.sees('VMs move to other hosts: done', 'It is done.');
  console.enter();
  await console.sees('This host is in maintenance mode.');
  await console.choose('Maintenance Mode');
  await console.sees('Maintenance Mode: leave');
  console.session.type('y');
  await console.sees('VMs may start here: done');
});
