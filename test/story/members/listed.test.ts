import { newHost, openConsole } from '../../support/story/story.js';

test('the hosts of the pool are listed with role and address', async () => {
  const console = await openConsole(await newHost());
  await console.choose('Resource Pool');
  await console.choose('Pool Members');
  await console.sees(
    'Pool: Frankfurt',
    'xcp-fra-01 (this host)',
    'pool coordinator (master)',
    '192.168.1.11',
  );
});
