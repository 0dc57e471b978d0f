import {
  dueAction,
  hasChanged,
  keep,
  openWait,
  recordRestored,
  secondsLeftOf,
  traced,
  waitAction,
  type MadeConfiguration,
  type OpenWait,
  type RebuiltThing,
  type ResetRecord,
  type ResetStatus,
  type WaitState,
  type XapiNow,
} from '../../../src/reset/index.js';
import { noNetworking, type PortError } from '../../../src/model/index.js';
import { changedHost, resetRecord } from '../../support/reset-record.js';

const at = '2026-01-02T03:04:05Z';
const made: MadeConfiguration = { files: 'a1', networking: 'b2' };
const begun = { state: 'waiting', since: { boot: 'one', seconds: 100 }, made, at } as const;
const waiting = { ...begun, begunBy: 'report' } as const;
const emergency = { ...begun, begunBy: 'emergency' } as const;
const returning = { state: 'returning', way: 'files', planId: 'plan-2', made, at } as const;

const ends: readonly WaitState[] = [
  { state: 'confirmed', user: 'root', at },
  { state: 'cancelled', why: 'operator', user: 'root', at },
  { state: 'returned', way: 'xenapi', at },
  { state: 'failed', why: 'management', reason: null, detail: '', at },
];

const wanted = (more: Partial<ResetRecord> = {}, id?: string): ResetRecord =>
  resetRecord({ confirmWithin: 10, ...more }, id);

test('the newest reset with an open wait is the one that may return', () => {
  const reset = wanted({ wait: waiting }, 'open');
  const older = wanted({ wait: waiting }, 'older');
  const later = [resetRecord({}, 'later'), ...ends.map((wait) => wanted({ wait }, wait.state))];
  expect(openWait([older, reset, ...later])).toEqual({ reset, minutes: 10, wait: waiting, later });
  expect(openWait([wanted()])).toMatchObject({ minutes: 10, wait: null, later: [] });
  expect(openWait([wanted({ wait: returning })])).toMatchObject({ wait: returning });
  expect(openWait(later)).toBeNull();
  expect(openWait([])).toBeNull();
});

const reported = { completed: { at, report: null } };
const read = { acknowledged: { at, report: null, user: 'root' } };
const nothing = keep(traced(noNetworking, { from: 'xapi' }), at);
const rebuilding = { ...reported, thenRebuild: true, kept: nothing };
const done = { at, items: [] };

test.each<
  readonly [
    what: string,
    reset: Partial<ResetRecord>,
    wait: OpenWait['wait'],
    xapi: XapiNow,
    action: object,
  ]
>([
  ['no report yet', {}, null, 'answers', { action: 'awaitReport' }],
  ['no report, XAPI silent', {}, null, 'silent', { action: 'awaitReport' }],
  ['the report is written', reported, null, 'answers', { action: 'begin', begunBy: 'report' }],
  ['the report was read back', read, null, 'answers', { action: 'begin', begunBy: 'report' }],
  ['reported, XAPI silent since', reported, null, 'silent', { action: 'awaitReport' }],
  ['a rebuild must follow', rebuilding, null, 'answers', { action: 'awaitReport' }],
  [
    'the rebuild is done',
    { ...rebuilding, rebuilt: done },
    null,
    'answers',
    { action: 'begin', begunBy: 'report' },
  ],
  ['an emergency', {}, null, 'emergency', { action: 'begin', begunBy: 'emergency' }],
  ['an emergency goes on', {}, emergency, 'emergency', { action: 'wait', secondsLeft: 600 }],
  ['an emergency is over', {}, emergency, 'answers', { action: 'awaitReport' }],
  ['an emergency, XAPI silent', {}, emergency, 'silent', { action: 'awaitReport' }],
  [
    'the report after an emergency: the whole time',
    reported,
    emergency,
    'answers',
    { action: 'begin', begunBy: 'report' },
  ],
  ['waiting', reported, waiting, 'answers', { action: 'wait', secondsLeft: 600 }],
  ['waiting, XAPI silent', reported, waiting, 'silent', { action: 'wait', secondsLeft: 600 }],
  ['undone', { undo: 'undone' }, waiting, 'answers', { action: 'cancel', why: 'undone' }],
  ['an undo has begun', { undo: 'undoing' }, null, 'answers', { action: 'cancel', why: 'undone' }],
  [
    'a return that was cut off',
    { undo: 'undone' },
    returning,
    'silent',
    { action: 'complete', way: 'files', planId: 'plan-2' },
  ],
])('what is to be done: %s', (_, reset, wait, xapi, action) => {
  const open = { reset: wanted(reset), minutes: 10, wait, later: [] };
  expect(waitAction(open, { boot: 'one', seconds: 100 }, xapi)).toEqual(action);
});

test.each<readonly [boot: string, seconds: number, action: object]>([
  ['one', 101, { action: 'wait', secondsLeft: 599 }],
  ['one', 699, { action: 'wait', secondsLeft: 1 }],
  ['one', 700, { action: 'due', made }],
  ['one', 9999, { action: 'due', made }],
  ['one', 99, { action: 'beginAgain', wait: waiting }],
  ['two', 9999, { action: 'beginAgain', wait: waiting }],
])('ten minutes that began at second 100, on boot %s at second %i', (boot, seconds, action) => {
  const open = { reset: wanted(reported), minutes: 10, wait: waiting, later: [] };
  expect(waitAction(open, { boot, seconds }, 'answers')).toEqual(action);
});

test('a later reset ends the wait once it may have changed the host', () => {
  const action = (...later: readonly ResetRecord[]) =>
    waitAction(
      { reset: wanted(reported), minutes: 10, wait: waiting, later },
      { boot: 'one', seconds: 100 },
      'answers',
    );
  const idle = resetRecord({}, 'idle');
  const active = resetRecord({ events: changedHost(idle) }, 'active');
  expect(action(idle)).toMatchObject({ action: 'wait' });
  expect(action(idle, active)).toEqual({ action: 'cancel', why: 'newReset' });
  expect(action({ ...active, undo: 'undoing' })).toEqual({ action: 'cancel', why: 'newReset' });
  expect(action({ ...active, undo: 'undone' })).toMatchObject({ action: 'wait' });
});

test.each([
  [0, 60],
  [0.5, 60],
  [1, 59],
  [59.2, 1],
  [60, 0],
  [61, 0],
  [-5, 60],
])('%d s after the beginning %d s of 60 are left', (passed, left) => {
  const since = { boot: 'one', seconds: 100 };
  expect(secondsLeftOf(since, 60, { boot: 'one', seconds: 100 + passed })).toBe(left);
  expect(secondsLeftOf(since, 60, { boot: 'two', seconds: 100 + passed })).toBe(60);
});

const unread = { ...made, networking: null };
const otherFiles = { ...made, files: 'a9' };
const otherObjects = { ...made, networking: 'b9' };

test.each<readonly [one: MadeConfiguration, other: MadeConfiguration, changed: boolean]>([
  [made, made, false],
  [made, otherFiles, true],
  [made, otherObjects, true],
  [made, unread, false],
  [unread, otherObjects, false],
  [unread, otherFiles, true],
])('made %j, present %j: changed is %s', (one, other, changed) => {
  expect(hasChanged(one, other)).toBe(changed);
  expect(hasChanged(other, one)).toBe(changed);
});

test.each<readonly [present: MadeConfiguration, xapi: XapiNow, vmsRun: boolean, action: object]>([
  [made, 'answers', false, { action: 'return', way: 'xenapi' }],
  [made, 'answers', true, { action: 'return', way: 'xenapi' }],
  [made, 'silent', false, { action: 'postpone', why: 'xapiSilent' }],
  [unread, 'answers', false, { action: 'postpone', why: 'xapiSilent' }],
  [unread, 'emergency', false, { action: 'return', way: 'files' }],
  [unread, 'emergency', true, { action: 'postpone', why: 'vmsRun' }],
  [otherFiles, 'emergency', false, { action: 'cancel', why: 'changed' }],
  [otherObjects, 'answers', false, { action: 'cancel', why: 'changed' }],
  [otherFiles, 'silent', true, { action: 'cancel', why: 'changed' }],
])('the time is over: %j, XAPI %s, VMs run: %s', (present, xapi, vmsRun, action) => {
  expect(dueAction(made, { present, xapi, vmsRun })).toEqual(action);
});

const item = (kind: string, state: RebuiltThing['state']): RebuiltThing => ({
  kind,
  name: 'x',
  state,
  detail: '',
});
const broken: PortError = { code: 'ioError', subject: 'x', cause: 'EIO', retryable: true };

/** What going back has recorded, on a host with this history. */
async function recorded(
  items: readonly RebuiltThing[],
  history: readonly ResetRecord[],
  failing: 'rebuilt' | 'status' | null = null,
) {
  const calls: unknown[][] = [];
  const answer = (...call: unknown[]) => {
    calls.push(call);
    return Promise.resolve({ ok: true, value: undefined } as const);
  };
  const error = { ok: false, error: broken } as const;
  const status: ResetStatus = {
    running: null,
    latest: { state: 'none' },
    triggerTaken: false,
    files: [],
    boot: '',
    history,
    damagedLines: [],
  };
  const result = await recordRestored(
    {
      recordRebuilt: (...call) =>
        failing === 'rebuilt' ? Promise.resolve(error) : answer('rebuilt', ...call),
      recordWait: (...call) => answer('wait', ...call),
      status: () => Promise.resolve(failing === 'status' ? error : { ok: true, value: status }),
    },
    'plan-1',
    items,
  );
  return { calls, result };
}

const ended = ['wait', 'plan-1', { state: 'cancelled', why: 'undone', user: '' }];

test.each<readonly [what: string, items: readonly RebuiltThing[], ends: boolean]>([
  ['management is made', [item('Bond', 'made'), item('management', 'made')], true],
  ['management is there already', [item('management', 'exists')], true],
  ['management has failed', [item('management', 'failed')], false],
  ['management cannot be made', [item('management', 'impossible')], false],
  ['only something else is made', [item('address', 'made')], false],
])('a wait for a confirmation, when %s', async (_, items, ends) => {
  const { calls, result } = await recorded(items, [wanted({ wait: waiting })]);
  expect(result).toEqual({ ok: true, value: undefined });
  expect(calls).toEqual([['rebuilt', 'plan-1', items], ...(ends ? [ended] : [])]);
});

test('the wait of another reset is let be', async () => {
  const items = [item('management', 'made')];
  for (const history of [[], [resetRecord()], [wanted({ wait: waiting }, 'other')]])
    expect((await recorded(items, history)).calls).toEqual([['rebuilt', 'plan-1', items]]);
});

test('what cannot be recorded or read is told', async () => {
  const items = [item('management', 'made')];
  const error = { ok: false, error: broken };
  expect(await recorded(items, [], 'rebuilt')).toEqual({ calls: [], result: error });
  expect((await recorded(items, [], 'status')).result).toEqual(error);
});
