import { undoAhead } from '../../../src/reset/index.js';
import { FakePorts } from '../../support/fake-ports.js';
import { supporterFiles } from '../../support/host/reset-host.js';
import { cutOff, inventory, reset, runOver, trigger, undo } from './undo-cases.js';

test('before an undo the operator is shown the reset, and whose work would be lost', async () => {
  const ports = await runOver();
  const { host } = ports;
  expect(await undoAhead(ports)).toMatchObject({ reset: { plan: { id: 'second' } }, foreign: [] });
  expect(ports.host).toEqual(host);
  ports.write(inventory, 'MINE=1\n');
  ports.write(trigger, 'DEVICE=eth7\n');
  expect(await undoAhead(ports)).toMatchObject({ foreign: [inventory, trigger] });
});

test('an undo is offered where nobody can say whose work is in the files', async () => {
  const ports = await runOver();
  ports.kept.delete('second');
  expect(await undoAhead(ports)).toMatchObject({ reset: { plan: { id: 'second' } }, foreign: [] });
});

test.each<readonly [when: string, before: (ports: FakePorts) => Promise<unknown>]>([
  ['nothing was reset', () => Promise.resolve()],
  ['the reset is undone', (ports) => reset(ports, 'first').then(() => undo(ports))],
  [
    'a start of the host has taken the trigger',
    async (ports) => {
      await reset(ports, 'first');
      ports.write(trigger, null);
    },
  ],
  [
    'the host has completed the reset',
    async (ports) => {
      await reset(ports, 'first');
      const at = ports.now();
      ports.entries.push({ kind: 'completed', at, planId: 'first', report: null });
    },
  ],
  [
    'the journal cannot be read',
    async (ports) => {
      await cutOff(ports, trigger);
      ports.refuses = (call) => call === 'journal read';
    },
  ],
])('no undo is offered when %s', async (_, before) => {
  const ports = new FakePorts(supporterFiles);
  await before(ports);
  expect(await undoAhead(ports)).toBeNull();
});

test('the journal says in which boot an undo began and ended', async () => {
  const ports = new FakePorts(supporterFiles);
  await cutOff(ports, inventory);
  ports.boot = 'boot-2';
  await undo(ports);
  expect(ports.entries.filter(({ kind }) => kind === 'undoing' || kind === 'undone')).toMatchObject(
    [
      { kind: 'undoing', boot: 'boot-2' },
      { kind: 'undone', boot: 'boot-2' },
    ],
  );
});
