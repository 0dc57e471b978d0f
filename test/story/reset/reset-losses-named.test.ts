import { choosesDhcp, growsLong, missingInOrder } from '../../support/story/reset-story.js';
import { newHost, openConsole } from '../../support/story/story.js';

test('what will be lost is told by name: running VMs, PIFs, Bonds, VLANs and tunnels', async () => {
  const console = await openConsole(await newHost());
  await console.opensReset();
  await choosesDhcp(console, 'eth1');
  growsLong(console);
  await console.sees('. Reboot', 'tunnel0');
  expect(
    missingInOrder(
      console.screen,
      'VMs running on this host: they will be killed',
      'Files and printing',
      'Mail gateway',
      'win-dc01',
      'The pool database will lose these objects of this host',
      'PIFs',
      '- eth0',
      '- eth4',
      'Bonds',
      '- bond0',
      'VLANs',
      '- VLAN 20',
      'Tunnels',
      '- tunnel0',
    ),
  ).toEqual([]);
  await console.next();
  await console.sees('3 VMs are running on this host and will be killed');
});
