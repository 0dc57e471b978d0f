import { readFile } from 'node:fs/promises';
import { hostTables, merge, pool, type Tables } from '../../pool-file.js';
import { asRecord, inventory, withXapi, type TestXapi } from '../../with-xapi.js';

const networkingTables = ['PIF', 'Bond', 'VLAN', 'tunnel', 'network_sriov', 'PIF_metrics'];

const everyTable = [
  ...networkingTables,
  'network',
  'VIF',
  'VM',
  'host',
  'pool',
  'PCI',
  'Cluster_host',
];

async function image(
  test: TestXapi,
): Promise<Readonly<Record<string, Readonly<Record<string, unknown>>>>> {
  const tables: Record<string, Readonly<Record<string, unknown>>> = {};
  for (const table of everyTable) tables[table] = { ...(await test.records(table)) };
  return tables;
}

const refs = async (test: TestXapi, table: string) => Object.keys(await test.records(table)).sort();

/** Every row of a file as text, by table and ref. */
function rowsOf(file: string): ReadonlyMap<string, string> {
  const rows = new Map<string, string>();
  for (const [, table = '', body = ''] of file.matchAll(/<table name="([^"]*)">(.*?)<\/table>/gs)) {
    for (const [row, ref = ''] of body.matchAll(/<row ref="([^"]*)"[^>]*\/>/g))
      rows.set(`${table} ${ref}`, row);
  }
  return rows;
}

test("removes exactly one host's PIFs, Bonds, VLANs and tunnels; every other row stays byte for byte", async () => {
  let before = '';
  await withXapi(pool(), async (test) => {
    await test.call('network.set_name_description', 'spare', 'so that there is something to save');
    before = await test.closed();
  });
  await withXapi(before, async (test) => {
    await test.call('host.reset_networking', 'h1');
    const [was, is] = [rowsOf(before), rowsOf(await test.closed())];
    const gone = [...was.keys()].filter((row) => !is.has(row)).sort();
    const own = networkingTables
      .flatMap((table) =>
        Object.keys(hostTables('h1')[table] ?? {}).map((ref) => `${table} ${ref}`),
      )
      .sort();
    expect(gone).toEqual(own);
    for (const [row, text] of is) expect(text).toBe(was.get(row));
  });
});

/**
 * The table of known real-world cases: what is changed in the pool, what has to be gone beyond
 * (`lost`), what must be there.
 */
test.each<
  [string, Tables, readonly (readonly [string, string])[], readonly (readonly [string, string])[]]
>([
  [
    'a VLAN whose untagged PIF is missing',
    { VLAN: { x: { tagged_PIF: 'h1-eth0', untagged_PIF: 'nothing', tag: '9' } } },
    [['VLAN', 'x']],
    [],
  ],
  [
    'a VLAN whose tagged PIF is missing',
    { VLAN: { x: { tagged_PIF: 'nothing', untagged_PIF: 'h1-vlan7', tag: '9' } } },
    [['VLAN', 'x']],
    [],
  ],
  [
    'a tunnel whose access PIF is missing',
    { tunnel: { x: { access_PIF: 'OpaqueRef:NULL', transport_PIF: 'h1-eth0' } } },
    [['tunnel', 'x']],
    [],
  ],
  [
    'a tunnel whose transport PIF is missing',
    { tunnel: { x: { access_PIF: 'h1-tunnel0', transport_PIF: '' } } },
    [['tunnel', 'x']],
    [],
  ],
  [
    'a Bond whose master is missing',
    { Bond: { x: { master: 'nothing' } }, PIF: { 'h1-eth1': { bond_slave_of: 'x' } } },
    [['Bond', 'x']],
    [],
  ],
  [
    'SR-IOV matched through its logical PIF',
    { network_sriov: { x: { physical_PIF: 'nothing', logical_PIF: 'h1-vlan7' } } },
    [['network_sriov', 'x']],
    [],
  ],
  [
    'SR-IOV matched through its physical PIF',
    { network_sriov: { x: { physical_PIF: 'h1-eth0', logical_PIF: '' } } },
    [['network_sriov', 'x']],
    [],
  ],
  [
    'a VLAN carried by a bond slave',
    { VLAN: { x: { tagged_PIF: 'h1-eth1', untagged_PIF: 'h1-vlan7', tag: '9' } } },
    [['VLAN', 'x']],
    [],
  ],
  [
    'a member of a Bond that does not exist',
    { PIF: { 'h1-eth1': { bond_slave_of: 'nothing' } } },
    [['PIF', 'h1-eth1']],
    [],
  ],
  [
    "metrics shared with another host's PIF",
    { PIF: { 'h2-eth0': { metrics: 'h1-m0' } } },
    [],
    [['PIF_metrics', 'h1-m0']],
  ],
  [
    'metrics not shared: a VLAN with its own',
    { PIF_metrics: { x: {} }, PIF: { 'h1-vlan7': { metrics: 'x' } } },
    [['PIF_metrics', 'x']],
    [],
  ],
  [
    'metrics dangling on a physical PIF',
    { PIF: { 'h1-eth0': { metrics: 'nothing' } } },
    [['PIF', 'h1-eth0']],
    [],
  ],
  [
    'metrics null on a physical PIF',
    { PIF: { 'h1-eth0': { metrics: '' } } },
    [['PIF', 'h1-eth0']],
    [],
  ],
  [
    'a management PIF that is a VLAN',
    { PIF: { 'h1-vlan7': { management: 'true' }, 'h1-eth0': { management: 'false' } } },
    [['PIF', 'h1-vlan7']],
    [['network', 'net7']],
  ],
  [
    'a cluster member on a local PIF',
    { Cluster_host: { x: { host: 'h1', PIF: 'h1-eth0', enabled: 'true' } } },
    [],
    [['Cluster_host', 'x']],
  ],
  [
    'two networks with one bridge',
    { network: { x: { bridge: 'xenbr0' } } },
    [],
    [
      ['network', 'x'],
      ['network', 'net0'],
    ],
  ],
  [
    'an unmanaged PIF with bridge ""',
    {
      network: { x: { bridge: '' } },
      PIF: { x: { host: 'h1', network: 'x', managed: 'false', device: 'eth9', physical: 'true' } },
    },
    [['PIF', 'x']],
    [['network', 'x']],
  ],
  ['HA armed', { pool: { p: { ha_enabled: 'true' } } }, [], [['pool', 'p']]],
])('%s', async (_name, change, lost, kept) => {
  await withXapi(merge(pool(), change), async (test) => {
    await test.call('host.reset_networking', 'h1');
    for (const [table, ref] of lost) expect(await refs(test, table)).not.toContain(ref);
    for (const [table, ref] of kept) expect(await refs(test, table)).toContain(ref);
    for (const table of ['PIF', 'Bond', 'VLAN', 'tunnel']) {
      const left = await refs(test, table);
      expect(left.filter((ref) => ref.startsWith('h1-'))).toEqual([]);
      expect(left).toEqual(expect.arrayContaining(Object.keys(hostTables('h2')[table] ?? {})));
    }
  });
});

test('an unknown host is HANDLE_INVALID and changes nothing', async () => {
  await withXapi(pool(), async (test) => {
    const before = await image(test);
    expect(await test.error('host.reset_networking', 'nobody')).toEqual([
      'HANDLE_INVALID',
      'host',
      'nobody',
    ]);
    expect(await image(test)).toEqual(before);
  });
});

test('another host than this one can be reset', async () => {
  await withXapi(pool(), async (test) => {
    await test.call('host.reset_networking', 'h2');
    expect((await refs(test, 'PIF')).filter((ref) => ref.startsWith('h2-'))).toEqual([]);
    expect(await refs(test, 'PIF')).toHaveLength(7);
  });
});

test('the networks that lost their last PIF are named in the log', async () => {
  const tables = merge(pool(), {
    network: { mine: { name__label: 'only mine', bridge: 'xapi9' } },
    PIF: { x: { host: 'h1', network: 'mine', device: 'eth7', physical: 'true' } },
  });
  await withXapi(tables, async (test) => {
    await test.call('host.reset_networking', 'h1');
    expect(test.log).toEqual([
      expect.stringMatching(
        /have no PIF any more, since h1 lost its own: .*only mine \(uuid-mine\)/,
      ),
    ]);
  });
});

test("reset and scan bring back the physical PIFs on the same networks, the inventory's bridge as management", async () => {
  const tables = merge(pool(), {
    network: { aaa: { bridge: 'xenbr1', uuid: '0' }, net1: { uuid: '1' } },
  });
  await withXapi(
    tables,
    async (test) => {
      await test.call('host.reset_networking', 'h1');
      await test.call('PIF.scan', 'h1');
      const pifs = Object.values(await test.records('PIF'))
        .map((pif) => asRecord(pif))
        .filter((pif) => pif['host'] === 'h1');
      expect(
        pifs.map(
          ({ device, network, management, currently_attached, VLAN, ip_configuration_mode }) => [
            device,
            network,
            management,
            currently_attached,
            VLAN,
            ip_configuration_mode,
          ],
        ),
      ).toEqual([
        ['eth0', 'net0', false, false, -1, 'None'],
        ['eth1', 'net1', true, true, -1, 'None'],
        ['eth2', 'net2', false, false, -1, 'None'],
      ]);
      expect(await refs(test, 'network')).toHaveLength(11);
      expect(test.log).toEqual([
        expect.stringContaining('several networks have the bridge xenbr1'),
      ]);
      const pif = String(
        Object.entries(await test.records('PIF')).find(
          ([, each]) => asRecord(each)['management'] === true && asRecord(each)['host'] === 'h1',
        )?.[0],
      );
      await test.call('PIF.reconfigure_ip', pif, 'DHCP', '', '', '', '');
      await test.call('host.management_reconfigure', pif);
      expect(await test.record('PIF', pif)).toMatchObject({
        IP: '198.51.100.7',
        DNS: '198.51.100.1',
        management: true,
      });
      expect(await test.call('host.get_address', 'h1')).toBe('198.51.100.7');
      // Whoever got the answer may delete the trigger: it is all on the disk by then.
      expect(await readFile(test.databasePath, 'utf8')).toContain('198.51.100.7');
    },
    {
      inventory: inventory('xenbr1'),
      bringUp: {
        up: () =>
          Promise.resolve({
            ipv4: {
              address: '198.51.100.7',
              netmask: '255.255.255.0',
              gateway: '198.51.100.1',
              dns: ['198.51.100.1'],
            },
            ipv6: null,
          }),
        given: () => Promise.resolve({ ipv4: null, ipv6: null }),
        down: () => Promise.resolve(),
      },
    },
  );
});
