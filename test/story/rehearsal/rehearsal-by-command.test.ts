import { readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { digest } from '../../../src/host/index.js';
import { isJsonObject } from '../../../src/model/index.js';
import { newHost, runCommand, storyFolder } from '../../support/story/story.js';
import { treeState } from '../../support/host/tree-state.js';

const supporter = { 'etc/xensource/pool.conf': 'slave:192.168.1.11' };
const rehearse = (tree: string, ...words: readonly string[]) =>
  runCommand('xe-reset-networking', [
    ...['--root', tree, '--rehearse', '--device', 'eth1', '--novlan', '--no-probe'],
    ...words,
  ]);

test('a reset is rehearsed on a copy: what would be lost, and what would stand', async () => {
  const tree = await newHost({ booted: true });
  const before = treeState(tree);
  const told = await rehearse(tree);
  expect([told.status, told.stderr]).toEqual([0, '']);
  expect(told.stdout).toContain('What would be there after the start-up:\n  ok     Device: eth1\n');
  expect(told.stdout).toContain('  Bond bond0 (eth2 + eth3), balance-slb, network "Bond 2+3"\n');
  expect(told.stdout).toContain('\nNothing would be refused.\n');
  expect(told.stdout).toMatch(/The host was not touched: its \d+ files have the checksums/u);
  expect(treeState(tree)).toEqual(before);
});

test('a script reads the checksums before and after, and what a rebuild would make', async () => {
  const tree = await newHost({ booted: true });
  const before = treeState(tree);
  const database = readFileSync(join(tree, 'var/lib/xcp/state.db'));
  const told = await rehearse(tree, '--then-rebuild', '--json');
  expect([told.status, told.stderr]).toEqual([0, '']);
  const document: unknown = JSON.parse(told.stdout);
  expect(document).toMatchObject({
    untouched: true,
    refused: [],
    startup: { state: 'completed' },
    losses: { bonds: ['bond0 (eth2 + eth3), balance-slb, network "Bond 2+3"'] },
  });
  const { before: hashes, after, rebuilt } = isJsonObject(document) ? document : {};
  expect(hashes).toEqual(after);
  expect(hashes).toHaveProperty(['/var/lib/xcp/state.db'], digest(database));
  expect(rebuilt).toContainEqual({ kind: 'Bond', name: 'bond0', state: 'made', detail: '' });
  expect(rebuilt).toContainEqual({ kind: 'management', name: 'eth0', state: 'made', detail: '' });
  expect(treeState(tree)).toEqual(before);
});

test("a supporter tells what it cannot know without the coordinator's database", async () => {
  const tree = await newHost({ booted: true, files: supporter });
  const told = await rehearse(tree);
  expect([told.status, told.stderr]).toEqual([0, '']);
  expect(told.stdout).toContain("without the coordinator's (master's) database nobody can tell");
  const database = join(storyFolder(), 'coordinator.xml');
  renameSync(join(tree, 'var/lib/xcp/state.db'), database);
  const before = treeState(tree);
  const whole = await rehearse(tree, '--then-rebuild', '--database', database);
  expect([whole.status, whole.stderr]).toEqual([0, '']);
  expect(whole.stdout).toContain('  ?      IPv4 address: what the network gives\n');
  expect(whole.stdout).toContain('Rebuild:\n  Bond bond0: made\n');
  expect(treeState(tree)).toEqual(before);
});

test('a host without a pool database tells so, and a database that is none is refused', async () => {
  const tree = await newHost({ booted: true });
  rmSync(join(tree, 'var/lib/xcp/state.db'));
  expect((await rehearse(tree)).stdout).toContain('This host has no pool database');
  const absent = await rehearse(tree, '--database', join(tree, 'nothing.xml'));
  expect([absent.status, absent.stdout]).toEqual([1, '']);
  expect(absent.stderr).toContain('nothing.xml cannot be read');
  const none = await rehearse(tree, '--database', join(tree, 'etc/hostname'));
  expect(none.status).toBe(1);
  expect(none.stdout).toContain('Start-up: FAILED: ');
  expect(none.stdout).toContain('\nWhat would be refused:\n  start-up: FAILED: ');
});

test('a plan from a file is rehearsed too', async () => {
  const tree = await newHost({ booted: true });
  const plan = join(storyFolder(), 'plan.json');
  const planned = await runCommand('xe-reset-networking', [
    ...['--root', tree, '--dry-run', '--json', '--device', 'eth1', '--novlan', '--no-probe'],
  ]);
  writeFileSync(plan, planned.stdout);
  const told = await runCommand('xe-reset-networking', [
    ...['--root', tree, '--rehearse', '--apply', plan, '--no-probe', '--json'],
  ]);
  expect([told.status, told.stderr]).toEqual([0, '']);
  expect(JSON.parse(told.stdout)).toMatchObject({
    untouched: true,
    startup: { state: 'completed' },
  });
});
