import { openTree } from '../../../src/host/index.js';
import { lookForCoordinator } from '../../../src/embedded/lan/coordinator.js';
import { makeLanTree } from '../../support/host/lan.js';
import { temporaryFolder, writeTree } from '../../support/host/tree.js';

test.each([
  ['10.0.0.7', 'answers'],
  ['POOL.example.com', 'answers'],
  ['192.0.2.7', 'answers'],
  ['10.0.0.1', 'silent'],
  ['10.0.0.99', 'silent'],
  ['other.example.com', 'silent'],
  ['10.0.0.5', 'itself'],
  ['2001:0db8::5', 'itself'],
])('at %s: %s', async (address, expected) => {
  const root = temporaryFolder();
  makeLanTree(root);
  expect(await lookForCoordinator(await openTree(root), address)).toBe(expected);
});

test('a host without an address looks from nowhere', async () => {
  const root = temporaryFolder();
  makeLanTree(root);
  writeTree(root, { 'run/network/leases.json': '{}' });
  expect(await lookForCoordinator(await openTree(root), '10.0.0.7')).toBe('noAddress');
});

test.each<[string, Readonly<Record<string, string>>]>([
  ['no description', {}],
  ['a damaged one', { 'etc/embedded-lan.json': '{' }],
])('%s: nobody can tell', async (_name, files) => {
  const root = temporaryFolder();
  writeTree(root, files);
  expect(await lookForCoordinator(await openTree(root), '10.0.0.7')).toBeNull();
});
