import { newHost, openConsole } from '../../support/story/story.js';

test('HA is turned off on this host only, with what that leaves behind', async () => {
  const armed = '<config><row key="ha.armed" value="true"/></config>\n';
  const console = await openConsole(await newHost({ files: { 'var/lib/xcp/local.db': armed } }));
  await console.choose('Reboot or Shutdown');
  await console.choose('High Availability (HA)');
  await console.sees('armed on this host', 'HA is off in the pool.');
  await console.choose('Turn HA off on this host only');
  await console.sees('may start its VMs elsewhere', '> No');
  console.session.type('y');
  await console.logsIn();
  // The question is asked again: a login answers none.
  console.session.type('y');
  await console.sees('HA is turned off.', 'On this host: not armed.');
});
