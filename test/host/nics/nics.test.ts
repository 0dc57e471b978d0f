import { readNics } from '../../support/host/host-calls.js';
import { mkdirSync, readdirSync, readFileSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import type { Nic } from '../../../src/model/index.js';
import { shapes, shapeTree } from '../../support/host/shape.js';
import { makeSysfs } from '../../support/host/sysfs.js';
import { temporaryFolder, writeTree } from '../../support/host/tree.js';

async function nicsOf(root: string): Promise<ReadonlyMap<string, Nic>> {
  const nics = await readNics(root);
  if (!nics.known) throw new Error(nics.reason.detail);
  return new Map(nics.value.map((nic) => [nic.device, nic]));
}

const intel = { driver: 'igb', vendor: '0x8086' };

test('a NIC with a link is read whole', async () => {
  const root = temporaryFolder();
  makeSysfs(root, {
    eth0: {
      mac: '00:1B:21:AA:bb:01',
      carrier: '1',
      speed: '1000',
      duplex: 'full',
      mtu: '9000',
      hardware: { bus: '0000:04:00.0', ...intel },
      master: 'xenbr0',
    },
  });
  writeTree(root, {
    'sys/devices/pci0000:00/0000:04:00.0/sriov_totalvfs': '8\n',
    'run/network/addresses.json': '{"eth0": ["10.0.0.5/24", 7]}',
  });
  expect((await nicsOf(root)).get('eth0')).toEqual({
    device: 'eth0',
    mac: '00:1b:21:aa:bb:01',
    physical: true,
    carrier: true,
    speedMbps: 1000,
    duplex: 'full',
    driver: 'igb',
    vendor: 'Intel',
    pciAddress: '0000:04:00.0',
    mtu: 9000,
    sriov: true,
    addresses: ['10.0.0.5/24'],
    memberOf: 'xenbr0',
    bondMode: null,
  });
});

test('a NIC that is down is there too, with what the kernel does not say left open', async () => {
  const root = temporaryFolder();
  makeSysfs(root, {
    eth1: {
      mac: '00:1b:21:aa:bb:02',
      speed: '-1',
      duplex: 'unknown',
      hardware: { bus: '0000:04:00.1', driver: 'mystery', vendor: '0xabcd' },
    },
  });
  expect((await nicsOf(root)).get('eth1')).toMatchObject({
    carrier: null,
    speedMbps: null,
    duplex: null,
    vendor: '0xabcd',
    physical: true,
    mtu: null,
    sriov: false,
    addresses: [],
    memberOf: null,
    bondMode: null,
  });
});

test.each([
  ['0', false],
  ['1', true],
] as const)('carrier %s', async (text, carrier) => {
  const root = temporaryFolder();
  makeSysfs(root, {
    eth0: { mac: '00:1b:21:aa:bb:02', carrier: text, hardware: { bus: '0000:04:00.1', ...intel } },
  });
  expect((await nicsOf(root)).get('eth0')?.carrier).toBe(carrier);
});

test('without a link there is no speed, whatever the driver goes on telling', async () => {
  const root = temporaryFolder();
  makeSysfs(root, {
    eth0: {
      mac: '00:1b:21:aa:bb:02',
      carrier: '0',
      speed: '1000',
      duplex: 'full',
      hardware: { bus: '0000:04:00.1', ...intel },
    },
  });
  expect((await nicsOf(root)).get('eth0')).toMatchObject({
    carrier: false,
    speedMbps: null,
    duplex: null,
  });
});

test('bridges, bonds and VLANs are listed and are not hardware; loopback is not listed', async () => {
  const root = temporaryFolder();
  makeSysfs(root, {
    xenbr0: { mac: '00:1b:21:aa:bb:01', hardware: null },
    bond0: { mac: '00:1b:21:aa:bb:01', hardware: null, master: 'xapi1' },
    'bond0.20': { mac: '00:1b:21:aa:bb:01', hardware: null },
    lo: { mac: '00:00:00:00:00:00', hardware: null, type: '772' },
  });
  const nics = await nicsOf(root);
  expect([...nics.keys()].sort()).toEqual(['bond0', 'bond0.20', 'xenbr0']);
  expect([...nics.values()].map((nic) => nic.physical)).toEqual([false, false, false]);
  expect(nics.get('bond0')?.memberOf).toBe('xapi1');
});

test('an SR-IOV virtual function and the backend of a guest interface are not hardware to use', async () => {
  const root = temporaryFolder();
  makeSysfs(root, {
    eth4: { mac: '00:1b:21:aa:bb:05', hardware: { bus: '0000:05:10.0', driver: 'igbvf' } },
    'vif1.0': { mac: 'fe:ff:ff:ff:ff:ff', hardware: null },
  });
  symlinkSync('../0000:05:00.0', join(root, 'sys/devices/pci0000:00/0000:05:10.0/physfn'));
  const backend = join(root, 'sys/devices/vif-1-0');
  mkdirSync(backend);
  symlinkSync('../../bus/xen-backend/drivers/vif', join(backend, 'driver'));
  symlinkSync('../../../vif-1-0', join(root, 'sys/devices/virtual/net/vif1.0/device'));
  expect([...(await nicsOf(root)).values()].map((nic) => [nic.device, nic.physical])).toEqual([
    ['eth4', false],
    ['vif1.0', false],
  ]);
});

// No machine with such a card was recorded. These entries are those that the kernel documents: type
// 32 is ARPHRD_INFINIBAND (include/uapi/linux/if_arp.h), `phy80211` and DEVTYPE=wlan come from
// cfg80211, and `physfn` stands in Documentation/ABI/testing/sysfs-bus-pci.
test('InfiniBand, wireless and virtual-function cards are listed as unfit', async () => {
  const root = temporaryFolder();
  makeSysfs(root, {
    eth0: { mac: '00:1b:21:aa:bb:05', hardware: { bus: '0000:05:10.0', driver: 'igbvf' } },
    wlan0: { mac: '00:1b:21:aa:bb:06', hardware: { bus: '0000:06:00.0', driver: 'iwlwifi' } },
    wlx1: { mac: '00:1b:21:aa:bb:07', hardware: { bus: '0000:08:00.0', driver: 'r8188eu' } },
    ib0: {
      mac: '80:00:02:08:fe:80:00:00:00:00:00:00:00:02:c9:03:00:00:10:91',
      hardware: { bus: '0000:07:00.0', driver: 'mlx4_core' },
      type: '32',
    },
    // A bond of InfiniBand cards.
    bond0: { mac: '80:00', hardware: null, type: '32' },
  });
  symlinkSync('../0000:05:00.0', join(root, 'sys/devices/pci0000:00/0000:05:10.0/physfn'));
  symlinkSync('../../ieee80211/phy0', join(root, 'sys/class/net/wlan0/phy80211'));
  writeTree(root, {
    'sys/class/net/wlx1/uevent': 'DEVTYPE=wlan\nINTERFACE=wlx1\nIFINDEX=9\n',
    // Older kernels cut the address of a member of a bond to six bytes.
    'sys/class/net/ib0/bonding_slave/perm_hwaddr': '80:00:02:08:fe:80\n',
  });
  const nics = [...(await nicsOf(root)).values()];
  expect(nics.map(({ device, physical, unfit, mac }) => [device, physical, unfit, mac])).toEqual([
    ['eth0', false, 'virtualFunction', '00:1b:21:aa:bb:05'],
    ['ib0', false, 'infiniband', null],
    ['wlan0', true, 'wireless', '00:1b:21:aa:bb:06'],
    ['wlx1', true, 'wireless', '00:1b:21:aa:bb:07'],
  ]);
});

test.each(shapes)('no port of a recorded machine is called unfit: %s', async (shape) => {
  const nics = [...(await nicsOf(shapeTree(shape))).values()];
  expect(nics.filter(({ physical }) => physical)).not.toEqual([]);
  expect(nics.filter(({ unfit }) => unfit !== undefined)).toEqual([]);
});

test('a tree made by hand, with a device and no type, has NICs; a folder with neither is none', async () => {
  const root = temporaryFolder();
  writeTree(root, {
    'sys/class/net/eth0/address': '00:1b:21:aa:bb:01\n',
    'sys/class/net/eth0/device/vendor': '0x8086\n',
    'sys/class/net/bonding_masters/x': '',
  });
  expect(
    [...(await nicsOf(root)).values()].map((nic) => [nic.device, nic.mac, nic.physical]),
  ).toEqual([['eth0', '00:1b:21:aa:bb:01', true]]);
});

test('the order is by number', async () => {
  const root = temporaryFolder();
  makeSysfs(
    root,
    Object.fromEntries(
      ['eth10', 'eth2', 'eth1'].map((name, at) => [
        name,
        { mac: `00:1b:21:aa:bb:0${at}`, hardware: { bus: `0000:04:00.${at}`, ...intel } },
      ]),
    ),
  );
  expect([...(await nicsOf(root)).keys()]).toEqual(['eth1', 'eth2', 'eth10']);
});

test('without sysfs the NICs are unknown, which is not none', async () => {
  expect(await readNics(temporaryFolder())).toMatchObject({
    known: false,
    reason: { code: 'unreadable' },
  });
});

test('damaged address file: none, and no error', async () => {
  const root = temporaryFolder();
  makeSysfs(root, { eth0: { mac: 'nonsense', hardware: { bus: '0000:04:00.0', ...intel } } });
  writeTree(root, { 'run/network/addresses.json': '{"eth0"' });
  expect((await nicsOf(root)).get('eth0')).toMatchObject({ addresses: [], mac: null });
});

test(
  "this machine's own kernel: every Ethernet interface of /sys/class/net, with its MAC and " +
    'whether it is hardware',
  async () => {
    const nics = await nicsOf('/');
    const folder = '/sys/class/net';
    const expected = readdirSync(folder).filter(
      (name) => readFileSync(join(folder, name, 'type'), 'utf8').trim() === '1',
    );
    expect([...nics.keys()].sort()).toEqual(expected.sort());
    for (const name of expected)
      expect(nics.get(name)?.mac).toBe(readFileSync(join(folder, name, 'address'), 'utf8').trim());
  },
);
