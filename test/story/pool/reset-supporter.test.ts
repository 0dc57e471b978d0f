import type { WireRecord } from '../../../src/xenapi/index.js';
import { endPool, newPool, poolCommand } from '../../support/pool/pool.js';
import { resetHost, toStatic } from '../../support/pool/pool-reset.js';

afterEach(endPool);

test('a supporter is reset: its PIFs are back in the coordinator’s database, no others change', async () => {
  const [one, two] = await newPool(2);
  if (one === undefined || two === undefined) throw new Error('two hosts');
  const before = await one.records('PIF');
  const rehearsed = await poolCommand(one, '--rehearse', ...toStatic('127.16.0.51'));
  expect(rehearsed.stdout).toContain('ok     IPv4 address: 127.16.0.51');
  await resetHost(two, ...toStatic('127.16.0.52'));
  const hosts = await one.records('host');
  const host = hosts.find(({ hostname }) => hostname === 'xcp-fra-02');
  expect(host).toMatchObject({ address: '127.16.0.52' });
  const after = await one.records('PIF');
  const others = (pifs: typeof after) => pifs.filter(({ host }) => host !== before[0]?.['host']);
  expect(others(after).length).toBeGreaterThan(0);
  expect(after.filter(({ IP }) => IP === '127.16.0.52')).toMatchObject([
    { device: 'eth0', management: true, ip_configuration_mode: 'Static' },
  ]);
  expect(await two.text('var/tmp/network-reset')).toBe('');
  const own = (pif: WireRecord): boolean => pif['host'] !== before[0]?.['host'];
  const topology = (pifs: readonly WireRecord[]) =>
    pifs.filter(own).map(({ device, VLAN, network }) => ({ device, VLAN, network }));
  const isTunnel = ({ device }: WireRecord): boolean => device === 'tunnel0';
  expect(topology(after)).toEqual(
    expect.arrayContaining(topology(before.filter((pif) => !isTunnel(pif)))),
  );
  // The tunnel's port has lost its address.
  expect((await poolCommand(two, '--status')).stdout).toContain(
    'On the pool coordinator (master), but not made on this host:\n' +
      '  tunnel tunnel0: eth1 has no address, and XAPI makes no tunnel over it\n',
  );
});
