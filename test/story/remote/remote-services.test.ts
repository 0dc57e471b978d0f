import { textAt } from '../../support/host/host-tree.js';
import { newHost, openConsole } from '../../support/story/story.js';

test('SSH is enabled, its fingerprints are there to compare, and the logs get a second place', async () => {
  const tree = await newHost();
  const console = await openConsole(tree);
  await console.choose('Remote Service Configuration');
  await console.sees('SSH now', 'stopped', 'ssh-ed25519', 'Enable SSH');
  await console.choose('Enable SSH');
  await console.sees('can then log in over the network', '> No');
  console.session.type('y');
  await console.logsIn();
  await console.sees('can then log in over the network', '> No');
  console.session.type('y');
  await console.sees('SSH is changed.', 'SSH now: running. At boot: starts.');
  console.session.press('escape');
  await console.sees(/SSH now +running/u, 'Remote syslog');
  await console.choose('Remote syslog');
  await console.fill('Address or name', 'fd00::514');
  console.enter();
  await console.sees('go to fd00::514 too', '> No');
  console.session.type('y');
  await console.sees('The syslog is changed.', 'The logs go to fd00::514 too.');
  expect(textAt(tree, 'etc/rsyslog.d/remote.conf')).toBe('*.* @fd00::514\n');
});
