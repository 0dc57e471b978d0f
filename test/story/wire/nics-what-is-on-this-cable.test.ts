import { newHost, openConsole } from '../../support/story/story.js';

test('Display NICs tells what is on a cable: DHCP, the switch and its port, LACP', async () => {
  const console = await openConsole(await newHost());
  await console.choose('Network and Management Interface');
  await console.choose('Display NICs');
  await console.choose('eth0');
  await console.sees('W What is on this cable?');
  console.session.type('w');
  await console.sees(
    'What is on the cable of eth0',
    'DHCP server 192.168.1.1: offer 192.168.1.57/24',
    'LACP: not heard in 8 s',
  );
  await console.back();
  await console.back();
  await console.choose('eth2');
  console.session.type('w');
  await console.sees('Switch sw-storage: port Eth1/12 (LLDP)', 'sends LACP: it expects a bond');
});
