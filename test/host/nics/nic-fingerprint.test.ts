import { fingerprintNow, readNics } from '../../support/host/host-calls.js';
import { createHook } from 'node:async_hooks';
import fs, { rmSync } from 'node:fs';
import { basename, join } from 'node:path';
import { machineDisk, openTree } from '../../../src/host/index.js';
import { nicReadings } from '../../../src/host/nics/nic-readings.js';
import { fingerprintOf } from '../../../src/host/nics/nic-fingerprint.js';
import type { NicPort } from '../../../src/model/index.js';
import { shapes, shapeTree } from '../../support/host/shape.js';
import { temporaryFolder, writeTree } from '../../support/host/tree.js';

const bonded = shapes.filter((shape) => shape.includes('bond'));
const devices = ['eth0', 'xenbr0'];
const addresses = (list: readonly string[]): Readonly<Record<string, string>> => ({
  'run/network/addresses.json': JSON.stringify({ xenbr0: list, eth9: ['10.9.9.9/8'] }),
});
const nic = (device: string, carrier: string): Readonly<Record<string, string>> => ({
  [`sys/class/net/${device}/type`]: '1\n',
  [`sys/class/net/${device}/address`]: '00:1b:21:aa:bb:00\n',
  [`sys/class/net/${device}/carrier`]: `${carrier}\n`,
  [`sys/class/net/${device}/mtu`]: '1500\n',
});
const tree = { ...nic('eth0', '1'), ...nic('xenbr0', '1'), ...addresses(['10.0.0.5/24']) };

test('it is that of the facts as long as nothing changes', async () => {
  const root = temporaryFolder();
  writeTree(root, tree);
  expect(await fingerprintNow(root, devices, 'running')).toBe(
    fingerprintOf({ xapi: 'running', nics: await readNics(root) }, devices),
  );
});

test('devices that are gone, and a host without sysfs, have a fingerprint too', async () => {
  const root = temporaryFolder();
  expect(await fingerprintNow(root, devices, 'stopped')).toBe(
    fingerprintOf({ xapi: 'stopped', nics: await readNics(root) }, devices),
  );
});

test.each<[string, Readonly<Record<string, string>>]>([
  ['a cable that is pulled', nic('eth0', '0')],
  ['a card that is exchanged', { 'sys/class/net/eth0/address': '00:1b:21:aa:bb:99\n' }],
  ['another MTU', { 'sys/class/net/xenbr0/mtu': '1400\n' }],
  ['an address that goes', addresses([])],
  ['an address that comes', addresses(['10.0.0.5/24', 'fe80::1/64'])],
])('%s is noticed', async (_what, change) => {
  const root = temporaryFolder();
  writeTree(root, tree);
  const before = await fingerprintNow(root, devices, 'running');
  writeTree(root, change);
  expect(await fingerprintNow(root, devices, 'running')).not.toBe(before);
});

test.each(bonded)(
  '%s: its own facts have the same; a port taken out of its bridge is noticed',
  async (shape) => {
    const root = shapeTree(shape);
    const nics = await readNics(root);
    const ports = nics.known ? nics.value.filter(({ memberOf }) => memberOf !== null) : [];
    const names = ports.map(({ device }) => device);
    expect(names).toContain('eth0');
    const before = await fingerprintNow(root, names, 'running');
    expect(before).toBe(fingerprintOf({ xapi: 'running', nics }, names));
    rmSync(join(root, 'sys/class/net/eth0/master'));
    rmSync(join(root, 'sys/class/net/eth0/brport'), { recursive: true, force: true });
    expect(await fingerprintNow(root, names, 'running')).not.toBe(before);
  },
);

test('an xapi that answers otherwise is noticed; devices that nothing depends on are not', async () => {
  const root = temporaryFolder();
  writeTree(root, tree);
  const before = await fingerprintNow(root, devices, 'running');
  expect(await fingerprintNow(root, devices, 'hung')).not.toBe(before);
  writeTree(root, nic('eth9', '0'));
  expect(await fingerprintNow(root, devices, 'running')).toBe(before);
});

/** The readings below this root, with the disk of a host that is this machine. */
async function onMachine(root: string): Promise<Pick<NicPort, 'signs' | 'all'>> {
  return nicReadings({
    tree: await openTree(root, machineDisk),
    addresses: () => new Map(),
    traffic: () => Promise.resolve(null),
  });
}

test('only the link is read on another thread: an idle console costs its host next to nothing', async () => {
  const root = temporaryFolder();
  writeTree(root, tree);
  const nics = await onMachine(root);
  const begun: string[] = [];
  const hook = createHook({
    init: (_id, type) => {
      if (type !== 'PROMISE') begun.push(type);
    },
  }).enable();
  await nics.signs(devices);
  hook.disable();
  // For each device: open, the kind, the text, close.
  const steps = begun.filter((type) => type !== 'FILEHANDLE');
  expect(steps).toHaveLength(4 * devices.length);
});

test.each<[string, (nics: Pick<NicPort, 'signs' | 'all'>) => Promise<unknown>]>([
  ['the watch', (nics) => nics.signs(devices)],
  ['the reading of all interfaces', (nics) => nics.all()],
])('%s asks no driver on the main thread, which a driver may hold up', async (_what, read) => {
  const root = temporaryFolder();
  writeTree(root, { ...tree, 'sys/class/net/eth0/speed': '1000\n' });
  const nics = await onMachine(root);
  const opened = jest.spyOn(fs, 'openSync');
  await read(nics);
  const names = opened.mock.calls.map(([path]) => basename(String(path)));
  opened.mockRestore();
  expect(names).toContain('mtu');
  expect(names.filter((name) => /^(?:carrier|speed|duplex)$/u.test(name))).toEqual([]);
});
