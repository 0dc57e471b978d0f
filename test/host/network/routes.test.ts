import { readGateways } from '../../support/host/host-calls.js';
import { ipv4Gateways, ipv6Gateways } from '../../../src/host/network/routes.js';
import { makeLanTree } from '../../support/host/lan.js';
import { temporaryFolder } from '../../support/host/tree.js';

// Tables as a kernel prints them.
const route = [
  'Iface\tDestination\tGateway \tFlags\tRefCnt\tUse\tMetric\tMask\t\tMTU\tWindow\tIRTT',
  'xenbr0\t00000000\t0101A8C0\t0003\t0\t0\t0\t00000000\t0\t0\t0',
  'xenbr0\t0001A8C0\t00000000\t0001\t0\t0\t0\t00FFFFFF\t0\t0\t0',
  'xenbr1\t00000000\t0200000A\t0002\t0\t0\t0\t00000000\t0\t0\t0',
  'tun0\t00000000\t0101000A\t0003\t0\t0\t0\t00000080\t0\t0\t0',
  '',
].join('\n');
const route6 = [
  '00000000000000000000000000000000 00 00000000000000000000000000000000 00 ' +
    'fe80000000000000021b21fffeaabb01 00000400 00000001 00000000 00450003   xenbr0',
  '20010db8000100000000000000000000 40 00000000000000000000000000000000 00 ' +
    '00000000000000000000000000000000 00000100 00000002 00000000 00000001   xenbr0',
  '00000000000000000000000000000000 00 00000000000000000000000000000000 00 ' +
    '00000000000000000000000000000000 ffffffff 00000001 00000000 00200200       lo',
  '',
].join('\n');

test('the default gateway of IPv4: up, with a gateway, for everything', () => {
  expect(ipv4Gateways(route)).toEqual([{ family: 4, address: '192.168.1.1', device: 'xenbr0' }]);
});

test('the default gateway of IPv6, in its shortest spelling, with its interface', () => {
  expect(ipv6Gateways(route6)).toEqual([
    { family: 6, address: 'fe80::21b:21ff:feaa:bb01', device: 'xenbr0' },
  ]);
});

test.each(['', 'nonsense\nmore nonsense\n'])('a table without one: %j', (table) => {
  expect([...ipv4Gateways(table), ...ipv6Gateways(table)]).toEqual([]);
});

test('an embedded host has what its LAN gave; none before its first boot', async () => {
  const root = temporaryFolder();
  expect(await readGateways(root)).toEqual({ known: true, value: [] });
  makeLanTree(root);
  expect(await readGateways(root)).toEqual({
    known: true,
    value: [{ family: 4, address: '10.0.0.1', device: 'xenbr0' }],
  });
});

test("this machine's own table can be read", async () => {
  expect(await readGateways('/')).toMatchObject({ known: true });
});
