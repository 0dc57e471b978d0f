import { configuresManagement } from '../../support/story/management-story.js';
import { newHost, openConsole } from '../../support/story/story.js';

test('the management interface moves to a bond; a port of that bond says why it cannot be chosen', async () => {
  const console = await openConsole(await newHost());
  await configuresManagement(console);
  await console.moveTo('eth2');
  await console.sees('it is a port of bond0');
  await console.choose('bond0');
  await console.choose('Static');
  await console.fill('IP address', '192.0.2.9/24');
  await console.fill('Gateway', '');
  await console.fill('DNS servers', '');
  await console.next();
  await console.choose('Continue');
  console.session.press('f8');
  await console.sees(
    'The management interface is configured',
    'ok     Device: bond0',
    'ok     IPv4 address: 192.0.2.9',
  );
});
