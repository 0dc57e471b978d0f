import { readNics } from '../../support/host/host-calls.js';
import { openTree } from '../../../src/host/index.js';
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { readVlanDevices } from '../../../src/host/nics/vlan-devices.js';
import { kernelWiring, type Nic } from '../../../src/model/index.js';
import { shapes, shapeTree } from '../../support/host/shape.js';

const own = {
  eth0: '3c:ec:ef:12:a0:54',
  eth1: '3c:ec:ef:12:a0:55',
  eth2: 'a0:36:9f:7b:10:c8',
} as const;

async function nicsOf(root: string): Promise<readonly Nic[]> {
  const nics = await readNics(root);
  if (!nics.known) throw new Error(nics.reason.detail);
  return nics.value;
}

const named = (nics: readonly Nic[], device: string): Nic | undefined =>
  nics.find((nic) => nic.device === device);

test.each(shapes)(
  '%s: each NIC has the address it came with, and no guest is one',
  async (shape) => {
    const nics = await nicsOf(shapeTree(shape));
    for (const [device, mac] of Object.entries(own)) expect(named(nics, device)?.mac).toBe(mac);
    const physical = nics.filter((nic) => nic.physical).map(({ device }) => device);
    const others = ['eth3', 'eth4', 'eth5', 'eth6', 'eth7', 'eth8', 'usb0'];
    expect(physical).toEqual([...Object.keys(own), ...(shape === 'plain-nics' ? others : [])]);
  },
);

test('an old kernel tells the own address of a member only in the list of its bond', async () => {
  const root = shapeTree('bridge-bond-802.3ad');
  rmSync(join(root, 'sys/devices/pci0000:00/0000:00:08.0/virtio2/net/eth2/bonding_slave'), {
    recursive: true,
  });
  expect(named(await nicsOf(root), 'eth2')?.mac).toBe(own.eth2);
});

test('ports that are off or without a cable', async () => {
  const nics = await nicsOf(shapeTree('plain-nics'));
  expect(named(nics, 'eth1')).toMatchObject({ carrier: false, speedMbps: null });
  expect(named(nics, 'eth7')).toMatchObject({ carrier: null, speedMbps: null, duplex: null });
  expect(named(nics, 'eth6')).toMatchObject({ carrier: true, speedMbps: 10, duplex: 'half' });
});

const bridgeBonds = shapes.filter((shape) => shape.startsWith('bridge-bond'));
test.each(bridgeBonds)('%s: bond, bridges and VLANs of the Linux back end', async (shape) => {
  const root = shapeTree(shape);
  const vlans = await readVlanDevices(await openTree(root));
  const wiring = kernelWiring(await nicsOf(root), vlans.known ? vlans.value : []);
  expect(wiring.bonds).toMatchObject([{ device: 'bond0', members: ['eth1', 'eth2'] }]);
  expect(new Set(wiring.networks)).toEqual(
    new Set([
      { device: 'eth0', vlan: '', network: '', bridge: 'xenbr0' },
      { device: 'bond0', vlan: '', network: '', bridge: 'xapi1' },
      { device: 'bond0', vlan: '20', network: '', bridge: 'xapi2' },
      { device: 'eth0', vlan: '30', network: '', bridge: 'xapi3' },
    ]),
  );
});

test.each([
  ['bridge-bond-802.3ad', 'lacp'],
  ['bridge-bond-balance-xor', 'balance-xor'],
  ['bridge-bond-active-backup', 'active-backup'],
])('%s: the mode is told as in XenAPI', async (shape, mode) => {
  expect(kernelWiring(await nicsOf(shapeTree(shape)), []).bonds[0]?.mode).toBe(mode);
});
