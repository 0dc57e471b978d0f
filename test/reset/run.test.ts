import { openResets, type Processes } from '../../src/host/index.js';
import { fileSteps, type ProfileName } from '../../src/reset/index.js';
import { hookedDisk, systemError } from '../support/hooked-disk.js';
import { MemoryDisk } from '../support/memory-disk.js';
import {
  drain,
  factsOf,
  operator,
  planOf,
  recordingMachine,
  supporterFiles,
} from '../support/reset-host.js';

const processes: Processes = {
  own: { pid: 4711, start: '1', boot: 'a' },
  isAlive: () => Promise.resolve(true),
};
const concerned = [...Object.keys(supporterFiles), '/var/tmp/network-reset', '/tmp/network-reset'];

async function host({
  failing = [],
  profile = 'networkd',
}: { readonly failing?: readonly string[]; readonly profile?: ProfileName } = {}) {
  const disk = MemoryDisk.of({ ...supporterFiles, '/var/tmp/keep': '', '/tmp/keep': '' });
  const machine = recordingMachine(new Set(failing));
  const resets = await openResets('/', machine, {
    disk,
    processes,
    now: () => '2026-01-02T03:04:05Z',
  });
  const facts = await factsOf(resets.files, profile);
  const files = (): ReadonlyMap<string, string> =>
    new Map([...disk.snapshot()].filter(([path]) => concerned.includes(path)));
  const write = async (path: string, text: string): Promise<void> => {
    const prepared = await resets.files.prepare(path, text, 0o644);
    if (!prepared.ok || !(await resets.files.commit(prepared.value)).ok) throw new Error(path);
  };
  const undo = (force = false) => drain(resets.undo({ initiator: operator, force }));
  const latest = async () => {
    const status = await resets.status();
    if (!status.ok) throw new Error(status.error.cause);
    return status.value.latest;
  };
  const plan = planOf(facts, 'plan-1');
  const options = { initiator: operator, basis: facts.files, reboot: true };
  return { disk, machine, resets, facts, plan, options, files, write, undo, latest };
}

test.each([
  ['networkd', ['stop xapi', 'stop xcp-networkd', 'rename', 'remount', 'reboot']],
  ['classic', ['stop network', 'stop xapi', 'reconfigure', 'reboot']],
] as const)('%s: the commands in their order', async (profile, commands) => {
  const { resets, plan, options, machine } = await host({ profile });
  expect((await drain(resets.run(plan, options))).outcome).toEqual({ result: 'done' });
  expect(machine.calls).toEqual(commands);
});

test.each([
  ['networkd', 'stop xapi', 'untouched', ['stop xapi', 'start xapi']],
  [
    'networkd',
    'stop xcp-networkd',
    'untouched',
    ['stop xapi', 'stop xcp-networkd', 'start xcp-networkd', 'start xapi'],
  ],
  [
    'networkd',
    'rename',
    'unknown',
    ['stop xapi', 'stop xcp-networkd', 'rename', 'start xcp-networkd', 'start xapi'],
  ],
  [
    'classic',
    'reconfigure',
    'unknown',
    ['stop network', 'stop xapi', 'reconfigure', 'start xapi', 'start network'],
  ],
] as const)(
  '%s: when "%s" fails, files are put back, services started, and the host is %s',
  async (profile, failing, leftHost, calls) => {
    const { resets, plan, options, machine, files, latest } = await host({
      profile,
      failing: [failing],
    });
    const before = files();
    const { events, outcome } = await drain(resets.run(plan, options));
    expect(outcome).toMatchObject({
      result: 'failed',
      error: { code: 'commandFailed', subject: failing, leftHost },
    });
    expect(files()).toEqual(before);
    expect(machine.calls).toEqual(calls);
    expect(events.filter(({ phase }) => phase === 'undone').length).toBeGreaterThan(0);
    expect(await latest()).toMatchObject({ state: 'failed', error: { leftHost } });
  },
);

test.each(['remount', 'reboot'])(
  'when "%s" fails the new files stay, and resume goes on from there',
  async (failing) => {
    const first = await host({ failing: [failing] });
    const { outcome } = await drain(first.resets.run(first.plan, first.options));
    expect(outcome).toMatchObject({
      result: 'failed',
      error: { code: failing === 'reboot' ? 'rebootFailed' : 'commandFailed', leftHost: 'changed' },
    });
    const machine = recordingMachine();
    const later = await openResets('/', machine, { disk: first.disk, processes });
    const resumed = await drain(later.resume(operator));
    expect(resumed.outcome).toEqual({ result: 'done' });
    expect(machine.calls.at(-1)).toBe('reboot');
    expect(resumed.events.filter(({ note }) => note?.code === 'alreadyDone')).toHaveLength(4);
  },
);

test('cancelled at any moment before the first change: nothing changed, nothing left over', async () => {
  for (let calls = 0; calls < 3; calls += 1) {
    const { resets, plan, options, machine, files, disk, latest } = await host();
    const before = files();
    let asked = 0;
    const cancelled = (): boolean => (asked += 1) > calls;
    expect((await drain(resets.run(plan, { ...options, cancelled }))).outcome).toEqual({
      result: 'cancelled',
    });
    expect(files()).toEqual(before);
    expect([...disk.snapshot().keys()].filter((path) => path.endsWith('.xsconsole'))).toEqual([]);
    expect(machine.calls).toEqual([]);
    expect(await latest()).toMatchObject({ state: 'cancelled' });
  }
});

test('cancelled after the first change: goes on to the end', async () => {
  const { resets, plan, options, machine } = await host();
  const { outcome } = await drain(
    resets.run(plan, { ...options, cancelled: () => machine.calls.length > 0 }),
  );
  expect(outcome).toEqual({ result: 'done' });
});

test('a listener that goes away does not leave a host half reset', async () => {
  const { resets, plan, options, machine, latest } = await host();
  for await (const event of resets.run(plan, options))
    if (plan.steps[event.step]?.kind === 'stopService') break;
  expect(machine.calls.at(-1)).toBe('reboot');
  expect(await latest()).toMatchObject({ state: 'rebooting' });
});

test('a file changed since the plan was made refuses the run before the first change', async () => {
  const { resets, plan, options, machine, files, write } = await host();
  await write('/etc/xensource-inventory', 'INSTALLED=later\n');
  const before = files();
  expect((await drain(resets.run(plan, options))).outcome).toMatchObject({
    result: 'failed',
    error: { code: 'changedMeanwhile', subject: '/etc/xensource-inventory', leftHost: 'untouched' },
  });
  expect(files()).toEqual(before);
  expect(machine.calls).toEqual([]);
});

test('no reboot wanted: waits for it; resume reboots; after the start there is nothing to resume, and undo still works', async () => {
  const { resets, plan, options, machine, files, latest, undo } = await host();
  const before = files();
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
  expect((await undo()).outcome).toEqual({ result: 'undone', planId: 'plan-1', afterReboot: true });
  expect(files()).toEqual(before);
});

test('undo names the files that somebody else has changed, touches nothing, and restores them when forced', async () => {
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
});

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

test('a second run while one is at work is refused by name, and the first goes on', async () => {
  const { resets, plan, options, latest } = await host();
  const first = resets.run(plan, options);
  await first.next();
  expect((await drain(resets.run(plan, options))).outcome).toMatchObject({
    result: 'failed',
    error: {
      code: 'locked',
      cause: 'process 4711 of root since 2026-01-02T03:04:05Z',
      leftHost: 'untouched',
    },
  });
  expect(await resets.status()).toMatchObject({ value: { running: { pid: 4711, user: 'root' } } });
  expect((await drain(first)).outcome).toEqual({ result: 'done' });
  expect(await latest()).toMatchObject({ state: 'rebooting' });
});

test('the journal keeps the last twenty resets and their undo copies, no more', async () => {
  const { resets, plan, options, disk } = await host();
  for (let count = 1; count <= 25; count += 1)
    await drain(resets.run({ ...plan, id: `plan-${count}` }, options));
  const status = await resets.status();
  if (!status.ok) throw new Error(status.error.cause);
  expect(status.value.history.map((record) => record.plan.id)).toEqual(
    Array.from({ length: 21 }, (_, index) => `plan-${index + 5}`),
  );
  expect([...disk.snapshot().keys()].filter((path) => path.endsWith('/list'))).toHaveLength(21);
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
    const filled = await openResets('/', machine, { disk: refusing, processes });
    const { outcome } = await drain(filled.run(plan, options));
    expect(outcome).toMatchObject({
      result: 'failed',
      error: { code: 'noSpace', leftHost: 'changed' },
    });
    expect(files().has(facts.profile.triggerPath)).toBe(trigger === 'wanted');
    full = false;
    const later = await openResets('/', recordingMachine(), { disk, processes });
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
  expect((await undo()).outcome).toMatchObject({ result: 'undone', afterReboot: false });
});

test('a reset over one that waits for its reboot: undo leads back there, names it, and leaves XAPI stopped, which would carry it out', async () => {
  const { resets, plan, options, files, undo, machine } = await host();
  const before = files();
  await drain(resets.run(plan, { ...options, reboot: false }));
  const waiting = files();
  const facts = await factsOf(resets.files, 'networkd');
  await drain(
    resets.run(
      { ...planOf(facts, 'plan-2'), id: 'plan-2' },
      { ...options, basis: facts.files, reboot: false },
    ),
  );
  expect((await undo()).outcome).toEqual({
    result: 'undone',
    planId: 'plan-2',
    afterReboot: false,
    earlier: '2026-01-02T03:04:05Z',
  });
  expect(files()).toEqual(waiting);
  expect(machine.calls.filter((call) => call.startsWith('start'))).toEqual([]);
  expect((await undo()).outcome).toEqual({
    result: 'undone',
    planId: 'plan-1',
    afterReboot: false,
  });
  expect(files()).toEqual(before);
  expect(machine.calls.slice(-2)).toEqual(['start xcp-networkd', 'start xapi']);
});
