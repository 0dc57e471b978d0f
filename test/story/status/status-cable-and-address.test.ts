import { writeTree } from '../../support/host/tree.js';
import { newHost, openConsoleWith } from '../../support/story/story.js';

test(
  'the cable is out: the console says so, one key leads to the ports, and the cable put back ' +
    'is noticed without a key',
  async () => {
    const tree = await newHost({ booted: true, files: { 'sys/class/net/eth0/carrier': '0\n' } });
    const console = openConsoleWith(['--root', tree]);
    await console.sees(
      'the cable is out, or the switch port is down',
      'Press 1 for "Display NICs"',
    );
    console.session.type('1');
    await console.sees('Display NICs', /eth0 +3c:ec:ef:12:a0:54 +down/u);
    await console.back();
    console.session.press('escape');
    await console.moveTo('Status Display');
    writeTree(tree, { 'sys/class/net/eth0/carrier': '1\n' });
    await console.sees(/Link +up/u);
    expect(console.screen).not.toContain('the cable is out');
  },
);

test('no address: the console says why that may be, and one key leads to what gives it one', async () => {
  const tree = await newHost({
    booted: true,
    files: {
      'run/network/addresses.json': '{}',
      'etc/firstboot.d/data/management.conf': "LABEL='eth0'\nMODE='dhcp'\n",
      'var/lib/xcp/networkd.db': '',
    },
  });
  const console = openConsoleWith(['--root', tree]);
  await console.sees(
    'The management interface has no address',
    'No DHCP server has answered',
    'Press 1 for "Emergency Network Reset"',
    'XAPI is not running',
    'Press 2 to start XAPI',
  );
  console.session.type('1');
  await console.logsIn();
  await console.sees('Emergency Network Reset', 'This reboots the host');
});

test('no management interface: the console says so and leads to the reset', async () => {
  const inventory =
    "PRODUCT_BRAND='XCP-ng'\nMANAGEMENT_INTERFACE=''\n" +
    "INSTALLATION_UUID='6d9b6c0e-5e1b-4f7e-a4f1-0b9d9a7f6b11'\n" +
    "CONTROL_DOMAIN_UUID='2a4de1c8-9a3f-4a21-9d7b-5b1f8f1b9c02'\n";
  const tree = await newHost({
    booted: true,
    files: { 'etc/xensource-inventory': inventory, 'etc/firstboot.d/data/management.conf': '' },
  });
  const console = openConsoleWith(['--root', tree]);
  await console.sees(
    'This host has no management interface',
    'Press 1 for "Emergency Network Reset"',
  );
});
