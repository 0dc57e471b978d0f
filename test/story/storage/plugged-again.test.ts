import { newHost, openConsole } from '../../support/story/story.js';

test('SRs that a network loss has unplugged are plugged again, and one says why it is not', async () => {
  const console = await openConsole(await newHost());
  await console.choose('Disks and Storage Repositories');
  await console.sees('Backup: 10.20.0.77 does not answer', 'ISO library: 10.20.0.100 answers');
  await console.choose('Plug all again');
  await console.sees('This host connects to these SRs:', '- Backup', '- ISO library', '> No');
  console.session.type('y');
  await console.logsIn();
  // The question is asked again: a login answers none.
  console.session.type('y');
  await console.sees(
    'Backup: failed (SR_BACKEND_FAILURE_73',
    'ISO library: done (It is plugged on this host)',
    'Not all of it was done.',
  );
  await console.next();
  await console.sees(/ISO library .* plugged/u);
  await console.choose('Backup');
  await console.choose('Forget');
  await console.sees('The data stay on the storage:', '- Backup');
  console.session.type('y');
  await console.sees('Backup: done (The pool no longer knows it)', 'It is done.');
});
