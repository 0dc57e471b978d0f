import { textAt } from '../support/host/host-tree.js';
import { hosts, pifsOf, poolRows } from '../support/pool-rows.js';
import { growsLong } from '../support/story/reset-story.js';
import { newHost, openConsole } from '../support/story/story.js';

test('an operator moves the host to IPv6 alone', async () => {
  const tree = await newHost();
  const console = await openConsole(tree);
  await console.opensReset();
  await console.choose('eth1');
  await console.choose('None');
  await console.choose('IPv6');
  await console.choose('Static');
  await console.fill('IPv6 address', '2001:db8:20::7');
  console.enter();
  await console.sees('"2001:db8:20::7" has no prefix length');
  await console.fill('IPv6 address', '2001:db8:20::7/64');
  await console.fill('IPv6 gateway', '2001:db8:20::1');
  await console.fill('DNS servers', '');
  await console.next();
  await console.choose('Continue');
  await console.next();
  await console.answers('yes');
  growsLong(console);
  await console.comesBack(/Device +eth1/u, /IPv6 mode +static/u, '2001:db8:20::7/64');

  expect(textAt(tree, 'etc/xensource-inventory')).toMatch(/^MANAGEMENT_ADDRESS_TYPE='IPv6'$/mu);
  expect(textAt(tree, 'etc/firstboot.d/data/management.conf')).toBe(
    "LABEL='eth1'\nMODEV6='static'\nIPv6='2001:db8:20::7/64'\nIPv6_GATEWAY='2001:db8:20::1'\n",
  );
  const [pif] = Object.values(pifsOf(tree, hosts.ours)).filter(({ device }) => device === 'eth1');
  expect(pif).toMatchObject({
    ip_configuration_mode: 'None',
    ipv6_configuration_mode: 'Static',
    ipv6_gateway: '2001:db8:20::1',
  });
});

test('an operator moves the management interface to a VLAN', async () => {
  const tree = await newHost();
  const console = await openConsole(tree);
  await console.opensReset();
  await console.choose('eth1');
  await console.choose('DHCP');
  await console.choose('VLAN');
  await console.fill('VLAN', '4095');
  console.enter();
  await console.sees('"4095" is too large');
  await console.fill('VLAN', '55');
  await console.next();
  await console.choose('Continue');
  await console.next();
  await console.answers('yes');
  await console.comesBack(/Device +eth1/u, /VLAN +55/u, /IPv4 address +10\.55\.0\.12 /u);

  expect(textAt(tree, 'etc/firstboot.d/data/management.conf')).toBe(
    "LABEL='eth1'\nMODE='dhcp'\nVLAN='55'\n",
  );
  const ours = pifsOf(tree, hosts.ours);
  expect(Object.values(ours).filter(({ VLAN }) => VLAN === '55')).toHaveLength(1);
  expect(
    Object.values(poolRows(tree, 'VLAN')).filter(({ untagged_PIF: pif }) => (pif ?? '') in ours),
  ).toHaveLength(1);
});
