import { openResets } from '../../../src/host/index.js';
import { drain, operator, recordingMachine } from '../../support/host/reset-host.js';
import { processes, host } from './memory-host.js';

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
    const later = await openResets(
      { root: '/', machine: machine },
      { disk: first.disk, processes },
    );
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

test('every file that somebody else has changed is named', async () => {
  const { resets, plan, options, write } = await host();
  await write('/etc/xensource-inventory', 'INSTALLED=later\n');
  await write('/etc/xensource/pool.conf', 'master');
  expect((await drain(resets.run(plan, options))).outcome).toMatchObject({
    error: { subject: '/etc/xensource/pool.conf, /etc/xensource-inventory' },
  });
});

test('a file that XAPI writes on its way down, after the first change, does not stop the reset', async () => {
  const { resets, plan, options, write, files } = await host();
  for await (const { step, phase } of resets.run(plan, options))
    if (plan.steps[step]?.kind === 'stopService' && phase === 'starting')
      await write('/etc/xensource-inventory', 'INSTALLED=later\n');
  expect(files().get('/etc/xensource-inventory')).not.toContain('later');
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
