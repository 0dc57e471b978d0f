import { newHost, openConsole } from '../../support/story/story.js';

test('a VM is started; two are marked and moved to the other host, and the list says so', async () => {
  const console = await openConsole(await newHost());
  await console.choose('Virtual Machines');
  await console.choose('All VMs');
  await console.sees('Backup proxy', 'halted', 'win-dc01', 'xcp-fra-01');
  await console.choose('Backup proxy');
  await console.choose('Start');
  await console.sees('These VMs start:', '- Backup proxy', '> No');
  console.session.type('y');
  await console.logsIn();
  // The question is asked again: a login answers none.
  console.session.type('y');
  await console.sees('Backup proxy: done (Running', 'It is done.');
  await console.next();
  await console.moveTo('Files and printing');
  console.session.type(' ');
  await console.sees('* Files and printing');
  await console.moveTo('  win-dc01');
  console.session.type(' ');
  await console.sees('* win-dc01');
  await console.next();
  await console.choose('Migrate');
  await console.choose('xcp-fra-02');
  console.session.type('y');
  await console.sees(
    'Files and printing: done (Running, xcp-fra-02)',
    'win-dc01: done (Running, xcp-fra-02)',
    'It is done.',
  );
  await console.next();
  await console.sees(/win-dc01 +running +\S+ GiB .* xcp-fra-02/u);
});
