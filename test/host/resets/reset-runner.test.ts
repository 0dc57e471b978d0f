import { chmodSync, existsSync, readFileSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { openResets } from '../../../src/host/index.js';
import {
  drain,
  factsOf,
  operator,
  planOf,
  recordingMachine,
  supporterFiles,
} from '../../support/host/reset-host.js';
import { temporaryFolder, writeTree } from '../../support/host/tree.js';

async function host(failing: readonly string[] = []) {
  const root = temporaryFolder();
  writeTree(root, supporterFiles);
  chmodSync(join(root, '/etc/xensource-inventory'), 0o640);
  const machine = recordingMachine(new Set(failing));
  const resets = await openResets({ root: root, machine: machine });
  const facts = await factsOf(resets.files, 'networkd');
  const text = (path: string): string | null =>
    existsSync(join(root, path)) ? readFileSync(join(root, path), 'utf8') : null;
  const texts = (): Record<string, string | null> =>
    Object.fromEntries(
      [...Object.keys(supporterFiles), '/var/tmp/network-reset'].map((path) => [path, text(path)]),
    );
  return { root, machine, resets, facts, plan: planOf(facts, 'plan-1'), text, texts };
}

const options = { initiator: operator, reboot: true };
const before = { ...supporterFiles, '/var/tmp/network-reset': null };

test('a whole run: order of commands, files replaced, mode kept, journal tells it', async () => {
  const { machine, resets, facts, plan, root, text } = await host();
  const { events, outcome } = await drain(resets.run(plan, { ...options, basis: facts.files }));
  expect(outcome).toEqual({ result: 'done' });
  expect(machine.calls).toEqual(['stop xapi', 'stop xcp-networkd', 'rename', 'remount', 'reboot']);
  expect(events.map(({ seq }) => seq)).toEqual(events.map((_, index) => index));
  expect(events.filter(({ phase }) => phase === 'done')).toHaveLength(plan.steps.length);
  expect(text('/etc/xensource/pool.conf')).toBe('slave:192.168.1.9');
  expect(text('/var/tmp/network-reset')).toContain('DEVICE=eth1');
  expect(text('/var/lib/xcp/networkd.db')).toBeNull();
  expect(statSync(join(root, '/etc/xensource-inventory')).mode & 0o777).toBe(0o640);
  expect(readdirSync(join(root, 'etc')).sort()).toEqual([
    'firstboot.d',
    'xensource',
    'xensource-inventory',
  ]);
  const status = await resets.status();
  expect(status.ok && status.value).toMatchObject({
    running: null,
    latest: { state: 'rebooting' },
    triggerTaken: false,
    damagedLines: [],
  });
});

test('undo restores bytes, modes and absence, and starts what was stopped', async () => {
  const { machine, resets, facts, plan, texts, root } = await host();
  await drain(resets.run(plan, { ...options, basis: facts.files }));
  const { outcome } = await drain(resets.undo({ initiator: operator, force: false }));
  expect(outcome).toEqual({ result: 'undone', planId: 'plan-1' });
  expect(texts()).toEqual(before);
  expect(statSync(join(root, '/etc/xensource-inventory')).mode & 0o777).toBe(0o640);
  expect(machine.calls.slice(-4)).toEqual([
    'stop xapi',
    'stop xcp-networkd',
    'start xcp-networkd',
    'start xapi',
  ]);
  expect((await drain(resets.undo({ initiator: operator, force: false }))).outcome).toEqual({
    result: 'nothingToUndo',
  });
});
