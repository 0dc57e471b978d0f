import { choosesDhcp, longScreen, missingInOrder } from '../support/reset-story.js';
import { newHost, openConsoleWith } from '../support/story.js';

test('what will be lost is told by name: running VMs, PIFs, Bonds, VLANs and tunnels', async () => {
  const console = openConsoleWith(['--embedded', await newHost()], longScreen);
  await console.sees('xcp-fra-01');
  await console.opensReset();
  await choosesDhcp(console, 'eth1');
  await console.sees('. Reboot');
  expect(missingInOrder(
    console.screen, 'VMs running on this host: they will be killed', 'Files and printing', 'Mail gateway', 'win-dc01',
    'The pool database will lose these objects of this host', 'PIFs', '- eth0', '- eth4', 'Bonds', '- bond0', 'VLANs', '- VLAN 20', 'Tunnels', '- tunnel0',
  )).toEqual([]);
  await console.next();
  await console.sees('3 VMs are running on this host and will be killed');
});
