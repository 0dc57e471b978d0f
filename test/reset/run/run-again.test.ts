import { openResets } from '../../../src/host/index.js';
import { fileSteps } from '../../../src/reset/index.js';
import { hookedDisk, systemError } from '../../support/disk/hooked-disk.js';
import {
  drain,
  factsOf,
  operator,
  planOf,
  recordingMachine,
} from '../../support/host/reset-host.js';
import { processes, host } from './memory-host.js';

test(
  'no reboot wanted: waits for it; resume reboots; after the start there is nothing to ' +
    'resume, and undo says what brings the former values back',
  async () => {
    const { resets, plan, options, machine, files, latest, undo } = await host();
    expect((await drain(resets.run(plan, { ...options, reboot: false }))).outcome).toEqual({
      result: 'awaitingReboot',
    });
    expect(await latest()).toMatchObject({ state: 'awaitingReboot' });
    expect((await drain(resets.resume(operator))).outcome).toEqual({ result: 'done' });
    expect(machine.calls.at(-1)).toBe('reboot');
    await resets.files.remove('/var/tmp/network-reset');
    expect(await resets.status()).toMatchObject({ value: { triggerTaken: true } });
    expect((await drain(resets.resume(operator))).outcome).toEqual({ result: 'nothingToResume' });
    expect(
      await resets.recordCompletion({ planId: plan.id, at: '2026-01-02T03:09:00Z', checks: [] }),
    ).toEqual({ ok: true, value: true });
    expect(await latest()).toMatchObject({ state: 'completed', report: { checks: [] } });
    const left = files();
    expect((await undo()).outcome).toMatchObject({
      result: 'hostHasStarted',
      planId: 'plan-1',
      former: { device: 'eth0', mode: 'dhcp' },
    });
    expect(files()).toEqual(left);
  },
);

test(
  'undo names the files that somebody else has changed, touches nothing, and restores them ' +
    'when forced',
  async () => {
    const { resets, plan, options, files, undo, write, machine } = await host();
    const before = files();
    await drain(resets.run(plan, options));
    await write('/etc/xensource/pool.conf', 'master');
    const changed = files();
    const calls = machine.calls.length;
    expect((await undo()).outcome).toEqual({
      result: 'changedMeanwhile',
      planId: 'plan-1',
      paths: ['/etc/xensource/pool.conf'],
    });
    expect(files()).toEqual(changed);
    expect(machine.calls).toHaveLength(calls);
    expect((await undo(true)).outcome).toMatchObject({ result: 'undone' });
    expect(files()).toEqual(before);
  },
);

test("networkd's own rewriting of its database is nobody's change", async () => {
  const { resets, plan, options, files, undo, write } = await host();
  const before = files();
  await write('/var/lib/xcp/networkd.db', '{"written":"meanwhile"}');
  expect((await drain(resets.run(plan, options))).outcome).toEqual({ result: 'done' });
  await write('/var/lib/xcp/networkd.db', '{"written":"after the reboot"}');
  expect((await undo()).outcome).toMatchObject({ result: 'undone' });
  expect(files().get('/etc/xensource-inventory')).toBe(before.get('/etc/xensource-inventory'));
  expect(files().get('/var/lib/xcp/networkd.db')).toContain('meanwhile');
});

test('the trigger is the last file of a plan and the first to go on undo', async () => {
  const { resets, plan, options, undo } = await host();
  expect(fileSteps(plan).at(-1)?.file).toBe('trigger');
  await drain(resets.run(plan, options));
  const restored = (await undo()).events
    .filter(({ phase }) => phase === 'undone')
    .map(({ step }) => plan.steps[step]);
  expect(restored[0]).toMatchObject({ kind: 'replaceFile', file: 'trigger' });
});

test.each([
  [
    'after the trigger is written: files stay new, since putting them back could not be recorded',
    2,
    'wanted',
  ],
  ['before: what is put back needs no room, the rest stays', 1, 'none'],
] as const)(
  'a disk that is full %s; --resume completes it all the same',
  async (_, commandsBefore, trigger) => {
    const { disk, facts, plan, options, files } = await host();
    let full = false;
    const refusing = hookedDisk(disk, {
      before: (change) => {
        if (full && !/^(unlink|rmdir|fsync|sync)/.test(change)) throw systemError('ENOSPC');
      },
    });
    const machine = recordingMachine(new Set(), () => {
      full = machine.calls.length >= commandsBefore;
    });
    const filled = await openResets({ root: '/', machine: machine }, { disk: refusing, processes });
    const { outcome } = await drain(filled.run(plan, options));
    expect(outcome).toMatchObject({
      result: 'failed',
      error: { code: 'noSpace', leftHost: 'changed' },
    });
    expect(files().has(facts.profile.triggerPath)).toBe(trigger === 'wanted');
    full = false;
    const later = await openResets({ root: '/', machine: recordingMachine() }, { disk, processes });
    expect(await later.status()).toMatchObject({ ok: true, value: { triggerTaken: false } });
    expect((await drain(later.resume(operator))).outcome).toEqual({ result: 'done' });
  },
);

test("a trigger that was put back is not one that the host's start has taken", async () => {
  const { resets, plan, options, undo } = await host({ failing: ['rename'] });
  expect((await drain(resets.run(plan, options))).outcome.result).toBe('failed');
  expect(await resets.status()).toMatchObject({
    ok: true,
    value: { triggerTaken: false, latest: { state: 'failed' } },
  });
  expect((await undo()).outcome).toMatchObject({ result: 'undone' });
});

test.each([
  ['waits for its reboot', false],
  ['has ordered its reboot, and the host never went down', true],
])(
  'a reset over one that %s: undo leads back there, names it, and leaves XAPI stopped, which ' +
    'would carry it out',
  async (_, reboot) => {
    const { resets, plan, options, files, undo, machine } = await host();
    const before = files();
    await drain(resets.run(plan, { ...options, reboot }));
    const waiting = files();
    const facts = await factsOf(resets.files, 'networkd');
    const second = planOf(facts, 'plan-2', { address: '192.168.1.6' });
    await drain(resets.run(second, { ...options, basis: facts.files, reboot: false }));
    expect(files()).not.toEqual(waiting);
    expect((await undo()).outcome).toEqual({
      result: 'undone',
      planId: 'plan-2',
      earlier: '2026-01-02T03:04:05Z',
    });
    expect(files()).toEqual(waiting);
    expect(machine.calls.filter((call) => call.startsWith('start'))).toEqual([]);
    expect((await undo()).outcome).toEqual({
      result: 'undone',
      planId: 'plan-1',
    });
    expect(files()).toEqual(before);
    expect(machine.calls.slice(-2)).toEqual(['start xcp-networkd', 'start xapi']);
  },
);
