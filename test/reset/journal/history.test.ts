import { noNetworking } from '../../../src/model/index.js';
import {
  journalState,
  keep,
  parseJournalEntry,
  resetHistory,
  traced,
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

/** The first line of a reset. */
async function begin() {
  const facts = await factsOf(new FakePorts(supporterFiles).files, 'networkd');
  return {
    kind: 'begun',
    at,
    plan: planOf(facts, 'a'),
    basis: facts.files,
    initiator: operator,
    pid: 1,
  } as const satisfies JournalEntry;
}

/** A reset of which the journal holds these events. */
async function resetOf(told: readonly Told[]): Promise<ResetRecord> {
  const begun = await begin();
  const { plan } = begun;
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
  ['it was skipped, and nobody says why', [['trigger', 'skipped']], false, false],
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

const of = { at: '2026-01-02T04:05:06Z', planId: 'a' } as const;
const kept = keep(traced(noNetworking, { from: 'xapi' }), at);
const item = { kind: 'Bond', name: 'bond0', state: 'made', reason: null, detail: '' } as const;
const later: readonly (readonly [what: string, JournalEntry, Partial<ResetRecord>])[] = [
  ['the networking that the start-up kept', { kind: 'kept', ...of, kept }, { kept }],
  [
    'what a rebuild has made',
    { kind: 'rebuilt', ...of, items: [item] },
    { rebuilt: { at: of.at, items: [item] } },
  ],
  [
    'the end of a wait for a confirmation',
    { kind: 'wait', ...of, wait: { state: 'confirmed', user: 'root' } },
    { wait: { at: of.at, state: 'confirmed', user: 'root' } },
  ],
  [
    'how it ended',
    { kind: 'ended', ...of, outcome: { result: 'done' } },
    { outcome: { result: 'done' } },
  ],
];

test.each(later)('a reset knows %s', async (_, entry, record) => {
  expect(resetHistory([await begin(), entry])).toMatchObject([record]);
});

test.each(later)('where its first line is lost, %s is nobody’s', async (_, entry) => {
  const other = { ...(await begin()), plan: { ...(await begin()).plan, id: 'b' } };
  expect(resetHistory([entry])).toEqual([]);
  expect(resetHistory([other, entry])).toEqual(resetHistory([other]));
});

test('what a later version finds on the wire is left out, the rest counts', async () => {
  const known = { code: 'noDhcpOffer', device: 'eth1', seconds: 3 };
  const line = { ...(await begin()), wire: [{ code: 'later' }, known] };
  const entry = parseJournalEntry(JSON.stringify(line));
  if (entry === null) throw new Error('the line was refused');
  expect(resetHistory([entry])).toMatchObject([{ wire: [known] }]);
});
