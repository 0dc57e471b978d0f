import { configuresManagement } from '../../support/story/management-story.js';
import { hosts, pifsOf } from '../../support/pool-rows.js';
import { newHost, openConsole } from '../../support/story/story.js';

test(
  'the management interface moves to a static address on another NIC, without a reboot, and ' +
    'every value is told as it is then',
  async () => {
    const tree = await newHost();
    const console = await openConsole(tree);
    await configuresManagement(console);
    await console.choose('eth1');
    await console.choose('Static');
    await console.fill('IP address', '10.20.0.300');
    console.enter();
    await console.sees('"10.20.0.300" is not an IPv4 address');
    await console.fill('IP address', '10.20.0.9/24');
    await console.fill('Gateway', '10.20.0.1');
    await console.fill('DNS servers', '10.20.0.2');
    await console.next();
    await console.choose('Continue');
    await console.sees('Connections to the present address may be cut');
    console.session.press('f8');
    await console.sees(
      'The management interface is configured',
      'ok     Device: eth1',
      'ok     IPv4 address: 10.20.0.9',
      'ok     Gateway 10.20.0.1: answers, before: 192.168.1.1',
      'ok     DNS servers 10.20.0.2: answers',
    );
    await console.next();
    await console.sees(/Device +eth1/u, /IPv4 address +10\.20\.0\.9/u);
    await console.back();
    expect(await console.quits()).toBe(0);
    const [pif] = Object.values(pifsOf(tree, hosts.ours)).filter(
      ({ management }) => management === 'true',
    );
    expect(pif).toMatchObject({
      device: 'eth1',
      ip_configuration_mode: 'Static',
      IP: '10.20.0.9',
      netmask: '255.255.255.0',
    });
  },
);
