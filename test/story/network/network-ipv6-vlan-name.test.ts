import { configuresManagement } from '../../support/story/management-story.js';
import { newHost, openConsole } from '../../support/story/story.js';

test('a VLAN that is made for it, IPv6 beside DHCP, and a new host name, all in one change', async () => {
  const console = await openConsole(await newHost());
  await configuresManagement(console);
  await console.choose('eth1');
  await console.choose('DHCP');
  await console.choose('VLAN');
  await console.fill('VLAN', '0055');
  console.enter();
  await console.sees('"0055" has a leading zero');
  await console.fill('VLAN', '55');
  await console.next();
  await console.choose('IPv6');
  await console.choose('Static');
  await console.fill('IPv6 address', '2001:db8:55::9/64');
  await console.next();
  await console.choose('Host name');
  await console.sees('present one, xcp-fra-01');
  await console.fill('Host name', 'xcp-9');
  await console.next();
  await console.choose('Continue');
  await console.sees('static, 2001:db8:55::9/64', /Host name +xcp-9/u);
  console.session.press('f8');
  await console.sees(
    'The management interface is configured',
    'ok     VLAN: 55',
    'ok     IPv4 address: 10.55.0.12',
    'ok     IPv6 address: 2001:db8:55::9/64',
    'ok     Host name: xcp-9',
  );
  await console.next();
  await console.sees('root@xcp-9', /VLAN +55/u);
});
