import {
  journalState,
  triggerTaken,
  triggerWritten,
  type JournalEntry,
  type ResetPlan,
  type ResetRecord,
  type RunEvent,
} from '../../../src/reset/index.js';
import { FakePorts } from '../../support/fake-ports.js';
import { factsOf, operator, planOf, supporterFiles } from '../../support/host/reset-host.js';

const at = '2026-01-02T03:04:05Z';
const path = '/var/tmp/network-reset';

type Told = readonly [
  step: 'inventory' | 'trigger' | 'rename' | 'remount',
  phase: RunEvent['phase'],
  note?: 'alreadyDone' | 'wouldRun',
];

function indexOf(plan: ResetPlan, step: Told[0]): number {
  const kinds = { rename: 'resetInterfaceNames', remount: 'remountRoot' } as const;
  return plan.steps.findIndex((one) =>
    step === 'rename' || step === 'remount'
      ? one.kind === kinds[step]
      : one.kind === 'replaceFile' && one.file === step,
  );
}

/** A reset of which the journal holds these events. */
async function resetOf(told: readonly Told[]): Promise<ResetRecord> {
  const facts = await factsOf(new FakePorts(supporterFiles).files, 'networkd');
  const plan = planOf(facts, 'a');
  const begun: JournalEntry = {
    kind: 'begun',
    at,
    plan,
    basis: facts.files,
    initiator: operator,
    pid: 1,
  };
  const events = told.map(([step, phase, code], seq): JournalEntry => ({
    kind: 'event',
    event: {
      planId: 'a',
      seq,
      at,
      step: indexOf(plan, step),
      phase,
      ...(code === undefined ? {} : { note: { code, detail: '' } }),
    },
  }));
  const state = journalState([begun, ...events]);
  if (state.state === 'none') throw new Error('no reset');
  return state.reset;
}

const written: Told = ['trigger', 'done'];

test.each<readonly [what: string, told: readonly Told[], written: boolean, taken: boolean]>([
  ['nothing was done', [], false, false],
  ['another file was written', [['inventory', 'done']], false, false],
  ['it was begun only', [['trigger', 'starting']], false, false],
  ['it was written', [['trigger', 'starting'], written], true, true],
  ['it lay there already', [['trigger', 'skipped', 'alreadyDone']], true, true],
  ['it was skipped for another reason', [['trigger', 'skipped', 'wouldRun']], false, false],
  ['it was written and undone', [written, ['trigger', 'undone']], false, false],
  [
    'a step after it failed, so that files are put back',
    [written, ['rename', 'failed']],
    true,
    false,
  ],
  ['a step failed after which nothing is put back', [written, ['remount', 'failed']], true, true],
  [
    'a step failed before it, and the reset was resumed',
    [['rename', 'failed'], written],
    true,
    true,
  ],
])('%s', async (_, told, isWritten, isTaken) => {
  const reset = await resetOf(told);
  expect(triggerWritten(reset) !== null).toBe(isWritten);
  expect(await triggerTaken(reset, new FakePorts({}).files)).toBe(isTaken);
});

test('a trigger that was written and lies there still, or was set aside, has not been taken', async () => {
  const reset = await resetOf([written]);
  expect(await triggerTaken(reset, new FakePorts({ [path]: 'DEVICE=eth1\n' }).files)).toBe(false);
  expect(
    await triggerTaken(reset, new FakePorts({ [`${path}.failed`]: 'DEVICE=eth1\n' }).files),
  ).toBe(false);
});
