import { lanDaemon } from '../../../src/embedded/lan-network.js';
import { startNetwork } from '../../../src/embedded/index.js';
import { openTree } from '../../../src/host/index.js';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { PifToBringUp } from '../../../src/model/index.js';
import { readNeighbours } from '../../../src/embedded/lan/neighbours.js';
import { temporaryFolder, writeTree } from '../../support/host/tree.js';

const mac = '00:16:3e:00:00:01';
const dhcp = {
  address: '192.0.2.57',
  netmask: '255.255.255.0',
  gateway: '192.0.2.1',
  dns: ['192.0.2.53'],
};
const untagged = {
  dhcp,
  dhcp6: '2001:db8::d/64',
  autoconf: '2001:db8::a/64',
  router6: '2001:db8::1',
  dns6: ['2001:db8::53'],
};

function tree(segment: object = untagged, cable = true): string {
  const root = temporaryFolder();
  writeTree(root, {
    'etc/embedded-hardware.json': JSON.stringify({
      nics: [{ mac, pci: '0000:02:00.0', vendor: '', device: '', driver: 'igb', cable }],
    }),
    'etc/embedded-lan.json': JSON.stringify({
      ports: {
        [mac]: {
          untagged: segment,
          vlans: { 20: { dhcp6: 'fd00:20::9/64', router6: 'fd00:20::1' } },
        },
      },
    }),
  });
  return root;
}

const pif = (
  mode: PifToBringUp['mode'],
  ipv6: NonNullable<PifToBringUp['ipv6']> | null = { mode: 'none', address: '', gateway: '' },
  more: Partial<PifToBringUp> = {},
): PifToBringUp => ({
  device: 'eth0',
  mac,
  vlan: null,
  bridge: 'xenbr0',
  mode,
  ip: '',
  netmask: '',
  gateway: '',
  dns: '',
  ...(ipv6 === null ? {} : { ipv6 }),
  ...more,
});
const by = (mode: 'dhcp' | 'autoconf' | 'none') => ({ mode, address: '', gateway: '' });
const fixed = { mode: 'static', address: '2001:db8::7/64', gateway: '2001:db8::1' } as const;

async function leaseOf(root: string, bridge = 'xenbr0'): Promise<unknown> {
  const leases: unknown = JSON.parse(await readFile(join(root, 'run/network/leases.json'), 'utf8'));
  return typeof leases === 'object' && leases !== null
    ? Object.entries(leases).find(([name]) => name === bridge)?.[1]
    : null;
}

const v4 = {
  address: '192.0.2.57',
  netmask: '255.255.255.0',
  gateway: '192.0.2.1',
  dns: ['192.0.2.53'],
};
const v6 = (address: string) => ({ address, gateway: '2001:db8::1', dns: ['2001:db8::53'] });

test.each<[string, PifToBringUp, unknown, unknown]>([
  [
    'both families ask',
    pif('dhcp', by('dhcp')),
    { ipv4: v4, ipv6: v6('2001:db8::d/64') },
    {
      addresses: ['192.0.2.57/24', '2001:db8::d/64'],
      gateway: '192.0.2.1',
      gateway6: '2001:db8::1',
      dns: ['192.0.2.53', '2001:db8::53'],
    },
  ],
  [
    'advertised',
    pif('none', by('autoconf')),
    { ipv4: null, ipv6: v6('2001:db8::a/64') },
    { addresses: ['2001:db8::a/64'], gateway: '', gateway6: '2001:db8::1', dns: ['2001:db8::53'] },
  ],
  [
    'static beside DHCP, with servers of both families',
    pif('dhcp', fixed, { dns: '10.9.9.9,2001:db8::99' }),
    { ipv4: v4, ipv6: null },
    {
      addresses: ['192.0.2.57/24', '2001:db8::7/64'],
      gateway: '192.0.2.1',
      gateway6: '2001:db8::1',
      dns: ['192.0.2.53', '2001:db8::99'],
    },
  ],
  [
    'static alone',
    pif('static', by('none'), {
      ip: '192.0.2.9',
      netmask: '255.255.255.0',
      gateway: '192.0.2.1',
      dns: '192.0.2.54',
    }),
    { ipv4: null, ipv6: null },
    { addresses: ['192.0.2.9/24'], gateway: '192.0.2.1', gateway6: '', dns: ['192.0.2.54'] },
  ],
])(
  '%s: what the wire gives is answered, shown and kept over a boot',
  async (_name, wanted, given, lease) => {
    const root = tree();
    const lan = lanDaemon(await openTree(root));
    expect(await lan.up(wanted)).toEqual(given);
    expect(await leaseOf(root)).toEqual(lease);
    await startNetwork(await openTree(root));
    expect(await leaseOf(root)).toEqual(lease);
    expect(await lan.given(wanted)).toEqual(given);
  },
);

test('what is configured otherwise is not given, and looking changes nothing', async () => {
  const root = tree();
  const lan = lanDaemon(await openTree(root));
  expect(await lan.given(pif('dhcp', by('dhcp')))).toEqual({ ipv4: null, ipv6: null });
  await lan.up(pif('none', by('autoconf')));
  const before = await readFile(join(root, 'var/lib/xcp/networkd.db'), 'utf8');
  expect(await lan.given(pif('dhcp', by('dhcp')))).toEqual({ ipv4: null, ipv6: null });
  expect(await readFile(join(root, 'var/lib/xcp/networkd.db'), 'utf8')).toBe(before);
});

test('who says nothing of IPv6 leaves it as it was', async () => {
  const root = tree();
  const lan = lanDaemon(await openTree(root));
  await lan.up(pif('none', fixed));
  await lan.up(pif('dhcp', null));
  expect(await leaseOf(root)).toMatchObject({ addresses: ['192.0.2.57/24', '2001:db8::7/64'] });
});

test(
  'a wire that advertises nothing, a cable that is out and a tree without hardware give ' +
    'nothing',
  async () => {
    const nothing = { ipv4: null, ipv6: null };
    expect(
      await lanDaemon(await openTree(tree({ dhcp6: null, autoconf: null }))).up(
        pif('dhcp', by('dhcp')),
      ),
    ).toEqual(nothing);
    expect(
      await lanDaemon(await openTree(tree(untagged, false))).up(pif('dhcp', by('autoconf'))),
    ).toEqual(nothing);
    expect(
      await lanDaemon(await openTree(temporaryFolder())).up(pif('dhcp', by('autoconf'))),
    ).toEqual(nothing);
    expect(
      await lanDaemon(await openTree(temporaryFolder())).given(pif('dhcp', by('autoconf'))),
    ).toEqual(nothing);
  },
);

test('a VLAN has its own wire', async () => {
  const root = tree();
  expect(
    await lanDaemon(await openTree(root)).up(
      pif('none', by('dhcp'), { vlan: 20, bridge: 'xapi1' }),
    ),
  ).toEqual({ ipv4: null, ipv6: { address: 'fd00:20::9/64', gateway: 'fd00:20::1', dns: [] } });
  expect(await leaseOf(root, 'xapi1')).toMatchObject({
    addresses: ['fd00:20::9/64'],
    gateway6: 'fd00:20::1',
  });
});

test('the IPv6 router and its name servers are neighbours that answer', async () => {
  const root = tree();
  await lanDaemon(await openTree(root)).up(pif('none', by('autoconf')));
  const neighbours = await readNeighbours(await openTree(root));
  expect(
    neighbours.known &&
      ['2001:db8::1', '2001:db8::53', '2001:db8::77'].map((address) =>
        neighbours.value.answers(address),
      ),
  ).toEqual([true, true, false]);
});
