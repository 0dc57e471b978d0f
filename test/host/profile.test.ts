import { openTree } from '../../src/host/index.js';
import { mkdirSync, symlinkSync, utimesSync } from 'node:fs';
import { join } from 'node:path';
import { detectProfile } from '../../src/host/profile.js';
import { temporaryFolder, writeTree } from '../support/host/tree.js';

const filler = (length: number): string => '\xff\0'.repeat(length / 2);
const chunk = 128 * 1024;

test.each<[string, Record<string, string>, string, string]>([
  ['nothing installed', {}, 'networkd', '/var/tmp/network-reset'],
  ['xcp-networkd', { 'usr/sbin/xcp-networkd': '' }, 'networkd', '/var/tmp/network-reset'],
  [
    'both tools',
    { 'usr/sbin/xcp-networkd': '', 'opt/xensource/libexec/interface-reconfigure': '' },
    'networkd',
    '/var/tmp/network-reset',
  ],
  [
    'interface-reconfigure alone',
    { 'opt/xensource/libexec/interface-reconfigure': '' },
    'classic',
    '/tmp/network-reset',
  ],
  [
    'an older xapi',
    { 'opt/xensource/bin/xapi': 'x\0/tmp/network-reset\0' },
    'networkd',
    '/tmp/network-reset',
  ],
  [
    'a newer xapi',
    { 'opt/xensource/bin/xapi': 'x\0/var/tmp/network-reset\0' },
    'networkd',
    '/var/tmp/network-reset',
  ],
  ['a xapi elsewhere', { 'usr/sbin/xapi': '/tmp/network-reset' }, 'networkd', '/tmp/network-reset'],
  ['a xapi that names none', { 'usr/sbin/xapi': 'nothing' }, 'networkd', '/var/tmp/network-reset'],
  [
    'the newer path across a border of reading',
    { 'usr/sbin/xapi': `${filler(chunk - 8)}/var/tmp/network-reset${filler(64)}` },
    'networkd',
    '/var/tmp/network-reset',
  ],
  [
    'the older path across a border of reading',
    { 'usr/sbin/xapi': `${filler(chunk - 8)}/tmp/network-reset${filler(64)}` },
    'networkd',
    '/tmp/network-reset',
  ],
])('%s', async (_, files, name, triggerPath) => {
  const root = temporaryFolder();
  writeTree(root, files);
  expect(await detectProfile(await openTree(root))).toEqual({ name, triggerPath });
});

test('the operator knows better', async () => {
  const root = temporaryFolder();
  writeTree(root, { 'usr/sbin/xcp-networkd': '', 'usr/sbin/xapi': '/var/tmp/network-reset' });
  expect(await detectProfile(await openTree(root), 'classic')).toEqual({
    name: 'classic',
    triggerPath: '/tmp/network-reset',
  });
});

test("a link in the tree leads where the host would go, never into this machine's own files", async () => {
  const root = temporaryFolder();
  writeTree(root, { 'real/xapi': '/tmp/network-reset' });
  mkdirSync(join(root, 'usr/sbin'), { recursive: true });
  symlinkSync('/real/xapi', join(root, 'usr/sbin/xapi'));
  expect((await detectProfile(await openTree(root))).triggerPath).toBe('/tmp/network-reset');
});

test('a binary is searched again only when it has changed', async () => {
  const root = temporaryFolder();
  const binary = join(root, 'usr/sbin/xapi');
  writeTree(root, { 'usr/sbin/xapi': '/tmp/network-reset' });
  const tree = await openTree(root);
  const opened: string[] = [];
  const files = { ...tree, locate: (path: string) => (opened.push(path), tree.locate(path)) };
  const paths = [
    (await detectProfile(files)).triggerPath,
    (await detectProfile(files)).triggerPath,
  ];
  writeTree(root, { 'usr/sbin/xapi': '/var/tmp/network-reset' });
  utimesSync(binary, 1, 1);
  paths.push((await detectProfile(files)).triggerPath);
  expect(paths).toEqual(['/tmp/network-reset', '/tmp/network-reset', '/var/tmp/network-reset']);
  expect(opened).toEqual(['/usr/sbin/xapi', '/usr/sbin/xapi']);
});
