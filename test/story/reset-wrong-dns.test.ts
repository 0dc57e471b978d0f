import { asksForStaticAddress, isRefused } from '../support/reset-story.js';

test('of several DNS servers the wrong one is named', async () => {
  const console = await asksForStaticAddress();
  await isRefused(
    console,
    'DNS servers',
    '192.168.1.1, ns1',
    '"ns1" is not an IP address; give IP addresses separated by commas, or leave it empty.',
  );
  await isRefused(
    console,
    'DNS servers',
    '192.168.1.1,192.168.1.256',
    '"192.168.1.256" is not an IP address',
  );
  await console.fill('DNS servers', '192.168.1.1, fd00::53');
  await console.next();
  await console.choose('Go on');
  await console.sees(/DNS servers +192\.168\.1\.1, fd00::53/u);
});
