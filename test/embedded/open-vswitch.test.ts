import { createHash } from 'node:crypto';
import { existsSync, readFileSync, readlinkSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createTree, openEmbeddedPool, startNetwork } from '../../src/embedded/index.js';
import { stopNetwork } from '../../src/embedded/lan-network.js';
import { openTree } from '../../src/host/index.js';
import { parseOvsDatabase } from '../../src/reset/index.js';
import { factsOf } from '../support/host/read-host.js';
import { shapeTree } from '../support/host/shape.js';
import { temporaryFolder } from '../support/host/tree.js';

let root: string;
beforeEach(async () => {
  root = join(temporaryFolder(), 'tree');
  expect(
    await createTree(root, { profile: null, backEnd: 'openvswitch', fresh: false }),
  ).toMatchObject({ ok: true });
  await startNetwork(await openTree(root));
});

/**
 * What sysfs shows of a device: attributes that can be read, and links with the last part alone.
 */
function seen(tree: string, device: string): Readonly<Record<string, string | null>> {
  const at = (name: string): string => join(tree, 'sys/class/net', device, name);
  const read = (name: string): string | null => {
    try {
      return readFileSync(at(name), 'utf8').trim();
    } catch {
      return null;
    }
  };
  const master = existsSync(at('master')) ? readlinkSync(at('master')) : null;
  return {
    ...Object.fromEntries(
      ['type', 'flags', 'operstate', 'carrier', 'speed', 'duplex'].map((name) => [
        name,
        read(name),
      ]),
    ),
    master: master?.split('/').at(-1) ?? null,
    brport: existsSync(at('brport')) ? 'there' : null,
    bridge: existsSync(at('bridge')) ? 'there' : null,
    upper: existsSync(at('upper_ovs-system')) ? 'there' : null,
  };
}

test.each([
  ['xenbr0', 'xenbr0', 'a bridge'],
  ['xapi0', 'xapi1', 'the bridge of a bond'],
  ['xapi1', 'xapi2', 'the bridge of a VLAN'],
  ['ovs-system', 'ovs-system', 'the datapath'],
])('%s looks like the recorded %s: %s', (device, recorded) => {
  expect(seen(root, device)).toEqual(seen(shapeTree('ovs-bond-balance-slb'), recorded));
});

test('a port looks like the recorded one, and no bond or VLAN is a device', () => {
  const { flags, ...port } = seen(shapeTree('ovs-bond-balance-slb'), 'eth1');
  expect(flags).toBe('0x1103');
  for (const device of ['eth0', 'eth1']) expect(seen(root, device)).toMatchObject(port);
  for (const device of ['bond0', 'bond0.20', 'eth1.55'])
    expect(existsSync(join(root, 'sys/class/net', device))).toBe(false);
  expect(existsSync(join(root, 'proc/net/vlan'))).toBe(false);
});

const database = (): string => readFileSync(join(root, 'etc/openvswitch/conf.db'), 'utf8');

test('the database of Open vSwitch is a whole log with true lengths and checksums', () => {
  let rest = Buffer.from(database());
  const records: string[] = [];
  while (rest.length > 0) {
    const end = rest.indexOf('\n') + 1;
    const [, length = '', sum] =
      /^OVSDB JSON (\d+) (\w+)\n$/.exec(rest.toString('utf8', 0, end)) ?? [];
    const body = rest.subarray(end, end + Number(length));
    expect(createHash('sha1').update(body).digest('hex')).toBe(sum);
    records.push(body.toString());
    rest = rest.subarray(end + Number(length));
  }
  expect(records).toHaveLength(2);
  expect(parseOvsDatabase(database(), (name) => name.startsWith('eth'))).toMatchObject({
    known: true,
    value: {
      bonds: [{ device: 'bond0', members: ['eth2', 'eth3'], mode: 'balance-slb' }],
      networks: [
        { device: 'eth0', vlan: '', bridge: 'xenbr0' },
        { device: 'eth1', vlan: '', bridge: 'xenbr1' },
        { device: 'eth1', vlan: '55', bridge: 'xapi2' },
        { device: 'eth4', vlan: '', bridge: 'xenbr4' },
        { device: 'bond0', vlan: '', bridge: 'xapi0' },
        { device: 'bond0', vlan: '20', bridge: 'xapi1' },
      ],
    },
  });
});

/** The facts when XAPI is down and its files are of no help: only Open vSwitch can tell. */
async function factsAt(bridge: string): ReturnType<typeof factsOf> {
  for (const file of ['state.db', 'networkd.db'])
    rmSync(join(root, 'var/lib/xcp', file), { force: true });
  const inventory = join(root, 'etc/xensource-inventory');
  const text = readFileSync(inventory, 'utf8');
  writeFileSync(inventory, text.replace(/(?<=^MANAGEMENT_INTERFACE=')[^']*/mu, bridge));
  return factsOf(root);
}

test.each([
  ['xenbr0', 'eth0', '', '3c:ec:ef:12:a0:54', 'up'],
  ['xapi0', 'bond0', '', 'a0:36:9f:7b:10:c8', 'up'],
  ['xapi1', 'bond0', '20', 'a0:36:9f:7b:10:c8', 'up'],
  ['xapi2', 'eth1', '55', '3c:ec:ef:12:a0:55', 'up'],
  ['xenbr4', 'eth4', '', '00:15:17:9e:44:21', 'noCarrier'],
])('management on %s is read as %s with VLAN "%s"', async (bridge, device, vlan, mac, link) => {
  const facts = await factsAt(bridge);
  expect(facts.wiring).toMatchObject({ value: { source: 'openvswitch' } });
  expect(facts.now).toMatchObject({ value: { device, vlan, mac, link } });
  const member = (name: string): unknown =>
    facts.nics.known && facts.nics.value.find((nic) => nic.device === name)?.memberOf;
  expect(['eth0', 'eth1', 'eth2', 'eth3'].map(member)).toEqual([
    'xenbr0',
    'xenbr1',
    'bond0',
    'bond0',
  ]);
});

test('a tree keeps its back end, and is made with another one on --fresh only', async () => {
  const make = (backEnd: 'bridge' | null, fresh = false): ReturnType<typeof createTree> =>
    createTree(root, { profile: null, backEnd, fresh });
  expect(await make(null)).toMatchObject({ ok: true });
  expect(await make('bridge')).toEqual({
    ok: false,
    error: { code: 'backEndDiffers', path: root, detail: 'openvswitch' },
  });
  expect(await make('bridge', true)).toMatchObject({ ok: true });
  await startNetwork(await openTree(root));
  expect(existsSync(join(root, 'sys/class/net/xenbr0/bridge'))).toBe(true);
  expect(existsSync(join(root, 'etc/openvswitch'))).toBe(false);
});

test('every host of a pool gets the back end, with its own MACs', async () => {
  const dir = join(temporaryFolder(), 'pool');
  const backEnd = 'openvswitch';
  const opened = await openEmbeddedPool({ dir, size: 2, backEnd, serverProgram: '' });
  if (!opened.ok) throw new Error(JSON.stringify(opened.error));
  const mac = async (number: number): Promise<unknown> => {
    const tree = await openTree(join(dir, String(number)));
    await startNetwork(tree);
    const log = await tree.text('/etc/openvswitch/conf.db');
    return log.known && /"hwaddr","([^"]+)"/u.exec(log.value)?.[1];
  };
  expect([await mac(1), await mac(2)]).toEqual(['3c:ec:ef:12:a0:54', '3c:ec:ef:12:a2:54']);
  await Promise.all(opened.value.map((host) => host.close()));
});

test('a host whose network is down has a switch without bridges', async () => {
  await stopNetwork(await openTree(root));
  expect(parseOvsDatabase(database(), () => true)).toMatchObject({ value: { networks: [] } });
  expect(existsSync(join(root, 'sys/class/net/xenbr0'))).toBe(false);
  expect(existsSync(join(root, 'sys/class/net/eth0/master'))).toBe(false);
});
