import { openTree } from '../../../src/host/index.js';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { nameInterfaces } from '../../../src/embedded/lan/interface-names.js';
import { namingFolder } from '../../../src/model/index.js';
import type { HardwarePort } from '../../../src/embedded/lan/hardware.js';
import { temporaryFolder } from '../../support/host/tree.js';

const port = (mac: string, pci: string): HardwarePort => ({
  mac,
  pci,
  vendor: '',
  device: '',
  driver: '',
  speedMbps: 1000,
  cable: true,
  boot: '',
  fcoeDisks: [],
  virtualFunctions: 0,
  mtu: 1500,
});
const one = port('00:00:00:00:00:01', '0000:01:00.0');
const two = port('00:00:00:00:00:02', '0000:02:00.0');
const three = port('00:00:00:00:00:03', '0000:03:00.0');

async function names(rules: Readonly<Record<string, string>>): Promise<readonly string[]> {
  const root = temporaryFolder();
  mkdirSync(join(root, namingFolder), { recursive: true });
  for (const [name, text] of Object.entries(rules))
    writeFileSync(join(root, namingFolder, name), text);
  return (await nameInterfaces(await openTree(root), [one, two, three])).map(({ name }) => name);
}

const lastBoot = (...rows: readonly (readonly [HardwarePort, string])[]): string =>
  '# Do not edit.\n' +
  JSON.stringify({ lastboot: rows.map(([{ mac, pci }, name]) => [mac, pci, name]), old: [] });

test("without rules the kernel's order counts", async () => {
  expect(await names({})).toEqual(['eth0', 'eth1', 'eth2']);
});

test('the names of the last boot stay with their cards, and a new card gets the next number', async () => {
  expect(await names({ 'dynamic-rules.json': lastBoot([one, 'eth2'], [two, 'eth0']) })).toEqual([
    'eth2',
    'eth0',
    'eth3',
  ]);
});

test('a card that was moved to another slot keeps its name', async () => {
  expect(
    await names({ 'dynamic-rules.json': lastBoot([{ ...one, pci: '0000:09:00.0' }, 'eth5']) }),
  ).toEqual(['eth5', 'eth1', 'eth2']);
});

test("the administrator's rules come first", async () => {
  expect(
    await names({
      'static-rules.conf': '# swap\neth0:mac="00:00:00:00:00:02"\n eth1 : pci = "0000:01:00.0"\n',
      'dynamic-rules.json': lastBoot([one, 'eth0'], [two, 'eth1'], [three, 'eth2']),
    }),
  ).toEqual(['eth1', 'eth0', 'eth2']);
});

test('damaged rules count as none', async () => {
  expect(await names({ 'dynamic-rules.json': '{"lastboot": [["00:' })).toEqual([
    'eth0',
    'eth1',
    'eth2',
  ]);
});
