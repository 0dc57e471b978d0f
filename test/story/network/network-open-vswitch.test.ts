import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { startNetwork } from '../../../src/embedded/index.js';
import { openTree } from '../../../src/host/index.js';
import { parseOvsDatabase } from '../../../src/reset/index.js';
import { textAt } from '../../support/host/host-tree.js';
import { writeTree } from '../../support/host/tree.js';
import { consoleOn, growsLong, resetsToDhcp } from '../../support/story/reset-story.js';
import { newHost, openConsoleWith, storyFolder } from '../../support/story/story.js';
import type { Operator } from '../../support/story/operator.js';

/**
 * A host with an LACP bond on Open vSwitch, whose XAPI is down. Only the switch itself can tell.
 */
async function onSwitchAlone(bridge: string): Promise<Operator> {
  const tree = await newHost({ backEnd: 'openvswitch' });
  const networkd = textAt(tree, 'var/lib/xcp/networkd.db') ?? '';
  const inventory = textAt(tree, 'etc/xensource-inventory') ?? '';
  writeTree(tree, {
    'var/lib/xcp/networkd.db': networkd.replace('balance-slb', 'lacp'),
    'etc/xensource-inventory': inventory.replace(/(?<=^MANAGEMENT_INTERFACE=')[^']*/mu, bridge),
  });
  await startNetwork(await openTree(tree));
  for (const file of ['state.db', 'networkd.db']) rmSync(join(tree, 'var/lib/xcp', file));
  return consoleOn(tree);
}

test('without XAPI the ports are told by bridge and bond, and leaving an LACP bond is warned of', async () => {
  const console = await onSwitchAlone('xenbr0');
  await console.sees(/Device +eth0/u, /MAC address +3c:ec:ef:12:a0:54/u, /Link +up/u);
  await console.choose('Network and Management Interface');
  await console.choose('Display NICs');
  await console.sees(
    /eth1 +3c:ec:ef:12:a0:55 +up +1000 Mbit\/s +igb +xenbr1/u,
    /eth2 +a0:36:9f:7b:10:c8 +up +10 Gbit\/s +ixgbe +bond0/u,
  );
  await console.back();
  await console.choose('Emergency Network Reset');
  await console.next();
  await console.sees(
    /> eth0 +3c:ec:ef:12:a0:54 +up +1000 Mbit\/s +igb +management/u,
    /eth1 .*xenbr1/u,
    /eth3 .*bond0/u,
  );
  expect(console.neverSaw('ovs-system')).toEqual(['ovs-system']);
  await console.choose('eth2');
  await console.choose('DHCP');
  await console.choose('Continue');
  await console.sees(
    'eth2 is in bond0, which the reset forgets. A switch port that insists on LACP stays shut',
  );
});

test('the Status Display knows a management VLAN on a bond by the switch alone', async () => {
  const console = await onSwitchAlone('xapi1');
  growsLong(console);
  await console.sees(/Device +bond0/u, /VLAN +20/u, /MAC address +a0:36:9f:7b:10:c8/u, /Link +up/u);
});

test('while the pool database can be read, the networks are told by name', async () => {
  const console = await consoleOn(await newHost({ backEnd: 'openvswitch', booted: true }));
  await console.choose('Network and Management Interface');
  await console.choose('Display NICs');
  await console.sees(/eth1 .*Storage/u, /eth2 .*bond0/u);
  await console.choose('eth1');
  await console.sees('Display NICs: eth1', /Part of +xenbr1/u);
});

/** A new host on Open vSwitch, as somebody asks for one. */
async function newSwitchedHost(): Promise<{ readonly tree: string; readonly console: Operator }> {
  const tree = join(storyFolder(), 'host');
  const console = openConsoleWith(['--embedded', tree, '--network-backend', 'openvswitch']);
  await console.sees('Status Display', 'xcp-fra-01');
  return { tree, console };
}

/** What Open vSwitch's own database says that the host's bridges are. */
function switched(tree: string): unknown {
  const log = textAt(tree, 'etc/openvswitch/conf.db') ?? '';
  const read = parseOvsDatabase(log, (device) => device.startsWith('eth'));
  return read.known ? [read.value.bonds, read.value.networks] : read;
}

test('a host on Open vSwitch comes back on another port', async () => {
  const { tree, console } = await newSwitchedHost();
  await console.opensReset();
  await resetsToDhcp(console, 'eth1');
  await console.comesBack(/Device +eth1/u, /IPv4 address +10\.20\.0\.131/u, /Link +up/u);
  expect(switched(tree)).toEqual([
    [],
    [{ device: 'eth1', vlan: '', network: '', bridge: 'xenbr1' }],
  ]);
});

test('a host on Open vSwitch comes back on a VLAN', async () => {
  const { tree, console } = await newSwitchedHost();
  await console.opensReset();
  await console.choose('eth1');
  await console.choose('DHCP');
  await console.choose('VLAN');
  await console.fill('VLAN', '55');
  await console.next();
  await console.choose('Continue');
  await console.next();
  await console.answers('yes');
  await console.comesBack(/Device +eth1/u, /VLAN +55/u, /IPv4 address +10\.55\.0\.12 /u);
  expect(switched(tree)).toEqual([
    [],
    [
      { device: 'eth1', vlan: '', network: '', bridge: 'xenbr1' },
      { device: 'eth1', vlan: '55', network: '', bridge: 'xapi2' },
    ],
  ]);
});
