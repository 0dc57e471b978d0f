import { openTree } from '../../../src/host/index.js';
import { readNeighbours, type Neighbours } from '../../../src/embedded/lan/neighbours.js';
import { makeLanTree } from '../../support/host/lan.js';
import { temporaryFolder, writeTree } from '../../support/host/tree.js';

async function neighboursOf(root: string): Promise<Neighbours> {
  const read = await readNeighbours(await openTree(root));
  if (!read.known) throw new Error(read.reason.detail);
  return read.value;
}

test.each([
  ['127.0.0.1', true, 'loopback'],
  ['::1', true, 'loopback'],
  ['10.0.0.5', true, 'the host itself'],
  ['10.0.0.1', true, 'the gateway'],
  ['10.0.0.2', true, 'the name server'],
  ['10.0.0.7', true, 'a XenAPI host on the wire'],
  ['10.0.0.99', false, 'nobody on the wire'],
  ['2001:0db8:0::1', true, 'another spelling'],
  ['2001:db8::9', false, 'nobody'],
  ['172.16.0.9', true, 'a host on a VLAN'],
  ['10.9.0.9', false, 'a host whose cable is out'],
  ['192.0.2.1', true, 'behind the gateway'],
  ['192.0.2.2', false, 'nobody behind the gateway'],
  ['2001:db8:ffff::1', false, 'IPv6 without an IPv6 gateway'],
])('%s answers: %s (%s)', async (address, answers) => {
  const root = temporaryFolder();
  makeLanTree(root);
  expect((await neighboursOf(root)).answers(address)).toBe(answers);
});

test('a gateway that does not answer leads nowhere', async () => {
  const root = temporaryFolder();
  makeLanTree(
    root,
    {},
    { xenbr0: { addresses: ['10.0.0.5/24'], gateway: '10.0.0.254', gateway6: '', dns: [] } },
  );
  expect((await neighboursOf(root)).answers('192.0.2.1')).toBe(false);
});

test('who speaks XenAPI, and names in either case', async () => {
  const root = temporaryFolder();
  makeLanTree(root);
  const neighbours = await neighboursOf(root);
  expect(
    ['10.0.0.7', '192.0.2.7', '10.0.0.1'].map((address) => neighbours.speaksXenApi(address)),
  ).toEqual([true, true, false]);
  expect(neighbours.named('POOL.example.com')).toEqual(['10.0.0.7', '2001:db8::1']);
  expect(neighbours.named('constructor')).toEqual([]);
});

test('without a description nobody answers but the host itself; a damaged one says so', async () => {
  const root = temporaryFolder();
  const silent = await neighboursOf(root);
  expect([silent.answers('127.0.0.1'), silent.answers('10.0.0.1')]).toEqual([true, false]);
  writeTree(root, { 'etc/embedded-lan.json': '{' });
  expect(await readNeighbours(await openTree(root))).toMatchObject({
    known: false,
    reason: { code: 'damaged' },
  });
});
