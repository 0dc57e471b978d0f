import {
  latestTrial,
  parseTrialEntry,
  resetHistory,
  trialAction,
  type ResetRecord,
  type TrialEntry,
  type TrialEvent,
} from '../../../src/reset/index.js';
import { FakePorts } from '../../support/fake-ports.js';
import { factsOf, operator, planOf, supporterFiles } from '../../support/host/reset-host.js';

const made = { files: 'a1', networking: 'b2' };
const names = { own: 'one', inPool: 'one' };
const nothing = { host: '', pifs: [], bonds: [], vlans: [], tunnels: [], sriovs: [] } as const;
const ahead: TrialEvent = {
  state: 'ahead',
  seconds: 30,
  hasName: false,
  former: { networking: { ...nothing, networks: [], clusters: [] }, present: made, names },
  by: { pid: 7, start: '1', boot: 'b' },
  afterReset: '',
};
const waiting: TrialEvent = {
  state: 'waiting',
  since: { boot: 'first', seconds: 100 },
  made,
  names: null,
};
const at = '2026-01-02T03:04:05Z';
const entries = (...trials: readonly TrialEvent[]): readonly TrialEntry[] =>
  trials.map((trial) => ({ id: 'one', at, trial }));
const stateAfter = (...trials: readonly TrialEvent[]): string | undefined =>
  latestTrial(entries(...trials))?.now.state;

const kept: TrialEvent = { state: 'kept', user: 'root' };
const returning: TrialEvent = { state: 'returning' };
const returned: TrialEvent = { state: 'returned', gaps: [] };
const changed: TrialEvent = { state: 'changed' };
const failed: TrialEvent = { state: 'failed', reason: null, detail: 'X' };

test.each<[string, readonly TrialEvent[]]>([
  ['kept', [ahead, waiting, kept]],
  ['kept', [ahead, waiting, kept, returning]],
  ['kept', [ahead, waiting, kept, waiting]],
  ['returning', [ahead, waiting, returning, kept]],
  ['returning', [ahead, waiting, returning, returning, changed]],
  ['returned', [ahead, waiting, returning, returned, failed, kept]],
  ['failed', [ahead, waiting, returning, failed, returned]],
  ['unchanged', [ahead, { state: 'unchanged' }, waiting]],
  ['waiting', [ahead, waiting, waiting, returned]],
  ['kept', [ahead, kept, waiting]],
  ['ahead', [ahead, waiting, changed, ahead]],
  ['waiting', [ahead, waiting, ahead]],
])('the first event counts: %s', (state, trials) => {
  expect(stateAfter(...trials)).toBe(state);
});

test('an event of another trial changes nothing', () => {
  const other = { id: 'other', at, trial: kept };
  expect(latestTrial([...entries(ahead, waiting), other])?.now.state).toBe('waiting');
});

test.each<[string, readonly TrialEvent[], string, number, boolean]>([
  ['changing', [ahead], 'first', 100, true],
  ['begin', [ahead], 'first', 100, false],
  ['wait', [ahead, waiting], 'first', 129, false],
  ['due', [ahead, waiting], 'first', 130, false],
  ['due', [ahead, waiting], 'first', 99_999, false],
  ['beginAgain', [ahead, waiting], 'second', 200, false],
  ['beginAgain', [ahead, waiting], 'first', 99, false],
  ['complete', [ahead, waiting, returning], 'second', 5, false],
  ['none', [ahead, waiting, kept], 'first', 500, false],
])('what is to be done: %s', (action, trials, boot, seconds, changing) => {
  const record = latestTrial(entries(...trials));
  if (record === null) throw new Error('there is one');
  expect(trialAction(record, { boot, seconds }, changing, []).action).toBe(action);
});

test('a reset that is begun since, and has changed something, ends the trial', async () => {
  const record = latestTrial(entries({ ...ahead, afterReset: 'old' }, waiting));
  if (record === null) throw new Error('there is one');
  const facts = await factsOf(new FakePorts(supporterFiles).files, 'networkd');
  const plan = planOf(facts, 'new');
  const begun = (id: string): readonly ResetRecord[] =>
    resetHistory([
      {
        ...{ kind: 'begun', at, plan: { ...plan, id }, basis: facts.files },
        ...{ initiator: operator, pid: 1 },
      },
      {
        kind: 'event',
        event: { planId: id, seq: 0, at, step: plan.steps.length - 1, phase: 'starting' },
      },
    ]);
  const action = (...history: readonly ResetRecord[]): string =>
    trialAction(record, { boot: 'first', seconds: 101 }, false, history).action;
  expect(action(...begun('old'))).toBe('wait');
  expect(action(...begun('old'), ...begun('new'))).toBe('cancel');
});

test('each event is read as it was written, and nothing else is read', () => {
  for (const trial of [ahead, waiting, kept, returning, returned, changed, failed]) {
    const text = JSON.stringify({ id: 'one', at, trial });
    expect(parseTrialEntry(text)).toEqual(JSON.parse(text));
    for (const member of Object.keys(trial)) {
      const broken = { id: 'one', at, trial: { ...trial, [member]: ['x'] } };
      if (member !== 'gaps') expect(parseTrialEntry(JSON.stringify(broken))).toBeNull();
    }
  }
  for (const text of ['', '{}', '[]', 'null', '{"id":"../x"}'])
    expect(parseTrialEntry(text)).toBeNull();
});
