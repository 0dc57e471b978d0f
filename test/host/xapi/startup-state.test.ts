import { openTree, readStartupState } from '../../../src/host/index.js';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { printAttempts, type Attempts } from '../../../src/reset/index.js';
import { writeTree } from '../../support/host/tree.js';

const trigger = '/var/tmp/network-reset';
const attempts: Attempts = {
  digest: 'd',
  attempts: 2,
  firstAt: 'a',
  lastAt: 'b',
  lastError: '',
  vlanNetwork: '',
};
const kept = (more: Partial<Attempts>): string => printAttempts({ ...attempts, ...more });

let root = '';
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'startup-state-'));
});
afterEach(() => {
  rmSync(root, { recursive: true, force: true });
});

test.each<[string, Readonly<Record<string, string>>, object]>([
  ['nothing', {}, { state: 'none' }],
  ['a trigger', { 'var/tmp/network-reset': 'x' }, { state: 'pending' }],
  [
    'a trigger and a damaged count',
    { 'var/tmp/network-reset': 'x', 'var/lib/xsconsole/reset/startup.json': '{' },
    { state: 'pending' },
  ],
  [
    'a trigger that was tried',
    {
      'var/tmp/network-reset': 'x',
      'var/lib/xsconsole/reset/startup.json': kept({ lastError: 'no' }),
    },
    { state: 'failed', reason: 'no', attempts: 2 },
  ],
  [
    'a trigger that waits for an answer',
    {
      'var/tmp/network-reset': 'x',
      'var/lib/xsconsole/reset/startup.json': kept({ asked: 'eth1' }),
    },
    { state: 'asked', device: 'eth1' },
  ],
  [
    'a trigger that was set aside',
    { 'var/tmp/network-reset.failed': 'x', 'var/tmp/network-reset.failed.reason': 'no\nmore' },
    { state: 'setAside', reason: 'no', path: '/var/tmp/network-reset.failed' },
  ],
])('%s', async (_, files, state) => {
  writeTree(root, files);
  expect(await readStartupState(await openTree(root), trigger)).toEqual(state);
});
