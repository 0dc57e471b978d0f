import { runPlan, undoPlan, type ResetPlan } from '../../../src/reset/index.js';
import { FakePorts } from '../../support/fake-ports.js';
import { drain, factsOf, operator, planOf, supporterFiles } from '../../support/host/reset-host.js';

const inventory = '/etc/xensource-inventory';
const trigger = '/var/tmp/network-reset';

async function planFor(ports: FakePorts, id: string, address: string) {
  const facts = await factsOf(ports.files, 'networkd');
  return {
    plan: planOf(facts, id, { address }),
    options: { initiator: operator, basis: facts.files, reboot: true },
  };
}

/** A reset that the power fails in, right after this file was replaced. */
async function cutOff(ports: FakePorts, file: string): Promise<ResetPlan> {
  const { plan, options } = await planFor(ports, 'first', '192.168.1.5');
  const run = runPlan(plan, ports, options);
  for (;;) {
    const next = await run.next();
    if (next.done === true) throw new Error(`the reset came to its end: ${next.value.result}`);
    const step = plan.steps[next.value.step];
    if (step?.kind === 'replaceFile' && step.path === file && next.value.phase === 'done')
      return plan;
  }
}

/** The first reset cut off after the trigger, another one run over it whole. */
async function runOver(
  between: (ports: FakePorts) => Promise<unknown> = () => Promise.resolve(),
): Promise<FakePorts> {
  const ports = new FakePorts(supporterFiles);
  await cutOff(ports, trigger);
  await between(ports);
  const { plan, options } = await planFor(ports, 'second', '192.168.1.6');
  expect((await drain(runPlan(plan, ports, options))).outcome).toEqual({ result: 'done' });
  return ports;
}

const undo = async (ports: FakePorts) =>
  (await drain(undoPlan(ports, { initiator: operator, force: false }))).outcome;

async function write(ports: FakePorts, path: string, text: string): Promise<void> {
  const prepared = await ports.files.prepare(path, text, 0o644);
  if (!prepared.ok || !(await ports.files.commit(prepared.value)).ok) throw new Error(path);
}

test('nothing was ever reset', async () => {
  const ports = new FakePorts(supporterFiles);
  expect(await undo(ports)).toEqual({ result: 'nothingToUndo' });
  expect(ports.host).toEqual(supporterFiles);
});

test('a reset that was cut off: its services are stopped meanwhile, and everything is as before', async () => {
  const ports = new FakePorts(supporterFiles);
  await cutOff(ports, inventory);
  expect(ports.host).not.toEqual(supporterFiles);
  const before = ports.calls.length;
  expect(await undo(ports)).toEqual({ result: 'undone', planId: 'first' });
  expect(ports.host).toEqual(supporterFiles);
  expect(ports.calls.slice(before).filter((call) => /^(stop|start) /.test(call))).toEqual([
    'stop xapi',
    'stop xcp-networkd',
    'start xcp-networkd',
    'start xapi',
  ]);
  expect(await undo(ports)).toEqual({ result: 'nothingToUndo' });
});

test('run over a reset that was cut off: it goes back past both, to the host that once worked', async () => {
  const ports = await runOver();
  expect(await undo(ports)).toMatchObject({ result: 'undone', planId: 'second' });
  expect(ports.host).toEqual(supporterFiles);
  expect(await undo(ports)).toEqual({ result: 'nothingToUndo' });
});

test(
  'somebody has worked on the half-way files before the second run: that work stays, and the ' +
    'first reset is only named',
  async () => {
    const ports = await runOver((half) =>
      write(half, inventory, `${supporterFiles[inventory] ?? ''}MINE='1'\n`),
    );
    expect(await undo(ports)).toMatchObject({
      result: 'undone',
      planId: 'second',
      earlier: '2026-01-02T03:04:05Z',
    });
    expect(ports.host[inventory]).toContain("MINE='1'");
  },
);

test(
  'a start of the host has taken the first trigger: the host has lived with it, so undo ' +
    'stops at the second',
  async () => {
    const ports = await runOver((half) => half.files.remove(trigger));
    expect(await undo(ports)).toMatchObject({ result: 'undone', planId: 'second' });
    expect(ports.host[inventory]).not.toBe(supporterFiles[inventory]);
    expect(ports.host[trigger]).toBeUndefined();
  },
);

test('the copies of the reset are gone: nothing is touched', async () => {
  const ports = await runOver();
  ports.kept.delete('second');
  const before = ports.host;
  expect(await undo(ports)).toMatchObject({
    result: 'failed',
    error: { code: 'undoMissing', subject: 'second', leftHost: 'untouched' },
  });
  expect(ports.host).toEqual(before);
});
