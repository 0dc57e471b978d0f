import { XapiOfItsOwn } from '../support/story/after-reboot.js';
import { newHost, openConsoleWith } from '../support/story/story.js';
import { writeTree } from '../support/host/tree.js';

test('an address that is taken away is seen while XAPI still tells it, and one key leads on', async () => {
  const tree = await newHost({ booted: true });
  await new XapiOfItsOwn(tree).starts();
  const console = openConsoleWith(['--root', tree]);
  await console.sees('Status Display', /IPv4 address +192\.168\.1\.10/u);
  expect(console.reading).not.toContain('The machine is not as configured');
  writeTree(tree, { 'run/network/addresses.json': '{}' });
  await console.sees(
    'The machine is not as configured: the address 192.168.1.10 is gone.',
    'Press 1 for "Configure Management Interface"',
  );
  writeTree(tree, { 'run/network/addresses.json': '{"xenbr0": ["192.168.1.77/24"]}' });
  await console.sees(
    'the address is 192.168.1.77, not 192.168.1.10.',
    /IPv4 address +192\.168\.1\.77/u,
  );
});
