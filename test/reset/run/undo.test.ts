import { FakePorts } from '../../support/fake-ports.js';
import { supporterFiles } from '../../support/host/reset-host.js';
import {
  cutOff,
  inventory,
  poolConf,
  reset,
  runOver,
  services,
  trigger,
  undo,
} from './undo-cases.js';

const stopAndStart = ['stop xapi', 'stop xcp-networkd', 'start xcp-networkd', 'start xapi'];

test('nothing was ever reset', async () => {
  const ports = new FakePorts(supporterFiles);
  expect(await undo(ports)).toEqual({ result: 'nothingToUndo' });
  expect(ports.host).toEqual(supporterFiles);
});

test.each([inventory, poolConf])(
  'a reset that was cut off after %s: its services are stopped meanwhile, and everything is as ' +
    'before',
  async (file) => {
    const ports = new FakePorts(supporterFiles);
    await cutOff(ports, file);
    expect(ports.host).not.toEqual(supporterFiles);
    const before = ports.calls.length;
    expect(await undo(ports)).toEqual({ result: 'undone', planId: 'first' });
    expect(ports.host).toEqual(supporterFiles);
    expect(services(ports, before)).toEqual(stopAndStart);
    expect(await undo(ports)).toEqual({ result: 'nothingToUndo' });
  },
);

test('cut off while its first service stopped, no file changed: the services run again', async () => {
  const ports = new FakePorts(supporterFiles);
  await cutOff(ports, 'xapi', 'starting', { coordinatorAddress: '' });
  const before = ports.calls.length;
  expect(await undo(ports)).toEqual({ result: 'undone', planId: 'first' });
  expect(services(ports, before)).toEqual(stopAndStart);
});

test('cut off before anything was changed: the services of a working host go on', async () => {
  const ports = new FakePorts(supporterFiles);
  await cutOff(ports, poolConf, 'starting');
  const before = ports.calls.length;
  expect(await undo(ports)).toEqual({ result: 'undone', planId: 'first' });
  expect(services(ports, before)).toEqual([]);
});

test('run over a reset that was cut off: it goes back past both, to the host that once worked', async () => {
  const ports = await runOver();
  expect(await undo(ports)).toMatchObject({ result: 'undone', planId: 'second' });
  expect(ports.host).toEqual(supporterFiles);
  expect(services(ports, 0).slice(-2)).toEqual(['start xcp-networkd', 'start xapi']);
  expect(await undo(ports)).toEqual({ result: 'nothingToUndo' });
});

test('run over two resets that were cut off: it goes back past all three', async () => {
  const ports = new FakePorts(supporterFiles);
  await cutOff(ports, inventory, 'done', { id: 'first' });
  await cutOff(ports, inventory, 'done', { id: 'second', device: 'eth0' });
  await reset(ports, 'third', { address: '192.168.1.6' });
  expect(await undo(ports)).toMatchObject({ result: 'undone', planId: 'third' });
  expect(ports.host).toEqual(supporterFiles);
  expect(await undo(ports)).toEqual({ result: 'nothingToUndo' });
});

test('a reset that cannot be undone keeps the one that it ran over from being undone', async () => {
  const ports = await runOver();
  ports.write(inventory, 'MINE=1\n');
  const before = ports.host;
  expect(await undo(ports)).toEqual({
    result: 'changedMeanwhile',
    planId: 'second',
    paths: [inventory],
  });
  expect(ports.host).toEqual(before);
});

test('when only the earlier reset cannot be undone, that is no success', async () => {
  const ports = await runOver();
  let undone = false;
  ports.refuses = (call) => {
    undone ||= call === 'journal undone';
    return undone && call === 'stop xapi';
  };
  expect(await undo(ports)).toMatchObject({ result: 'failed', error: { subject: 'stop xapi' } });
  ports.refuses = () => false;
  expect(await undo(ports)).toEqual({ result: 'undone', planId: 'first' });
  expect(ports.host).toEqual(supporterFiles);
});

test('an earlier reset that failed and was put back is not undone as well', async () => {
  const ports = new FakePorts(supporterFiles);
  ports.refuses = (call) => call === 'stop xcp-networkd';
  expect(await reset(ports, 'first')).toMatchObject({ error: { leftHost: 'untouched' } });
  ports.refuses = () => false;
  await reset(ports, 'second');
  const before = ports.calls.length;
  expect(await undo(ports)).toEqual({ result: 'undone', planId: 'second' });
  expect(services(ports, before)).toEqual(stopAndStart);
});

test(
  'somebody has worked on the half-way files before the second run: that work stays, and the ' +
    'first reset is only named',
  async () => {
    const ports = await runOver((half) => {
      half.write(inventory, `${supporterFiles[inventory] ?? ''}MINE='1'\n`);
    });
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
    const ports = await runOver((half) => {
      half.write(trigger, null);
    });
    expect(await undo(ports)).toMatchObject({ result: 'undone', planId: 'second' });
    expect(ports.host[inventory]).not.toBe(supporterFiles[inventory]);
    expect(ports.host[trigger]).toBeUndefined();
  },
);

test.each([
  ['somebody has deleted a file', inventory, null, 'changedMeanwhile'],
  ['somebody wants another reset', trigger, 'DEVICE=eth7\n', 'changedMeanwhile'],
  ['the start-up has set the trigger aside', trigger, null, 'undone'],
] as const)('%s since: %s', async (_, path, text, result) => {
  const ports = await runOver();
  ports.write(`${trigger}.failed`, 'DEVICE=eth1\n');
  ports.write(path, text);
  expect(await undo(ports)).toMatchObject({ result, planId: 'second' });
});

test('a host that has completed the reset is not led back, whatever trigger somebody made since', async () => {
  const ports = new FakePorts(supporterFiles);
  await reset(ports, 'first');
  const at = ports.now();
  ports.entries.push({ kind: 'completed', at, planId: 'first', report: null });
  ports.write(trigger, 'DEVICE=eth7\n');
  const { host } = ports;
  expect(await undo(ports)).toMatchObject({ result: 'hostHasStarted', planId: 'first' });
  expect(ports.host).toEqual(host);
});

test('the copies of the reset are gone: nothing is touched, and another try would not help', async () => {
  const ports = await runOver();
  ports.kept.delete('second');
  const before = ports.host;
  expect(await undo(ports)).toEqual({
    result: 'failed',
    error: {
      code: 'undoMissing',
      subject: 'second',
      cause: '',
      retryable: false,
      step: null,
      leftHost: 'untouched',
    },
  });
  expect(ports.host).toEqual(before);
});

test('the copies of the earlier reset are gone: undo stops at the second', async () => {
  const ports = await runOver();
  ports.kept.delete('first');
  expect(await undo(ports)).toEqual({ result: 'undone', planId: 'second' });
  expect(ports.host[inventory]).not.toBe(supporterFiles[inventory]);
});
