import { noNetworking, type PortError, type Result } from '../../../src/model/index.js';
import {
  recordTrialStep,
  recordWaitStep,
  type ResetStatus,
  type TrialRecord,
  type WaitState,
} from '../../../src/reset/index.js';
import { resetRecord } from '../../support/reset-record.js';

const at = '2026-01-02T03:04:05Z';
const error: PortError = { code: 'ioError', subject: 'x', cause: 'EIO', retryable: true };
const broken = { ok: false, error } as const;
const noted: Result<void, PortError> = { ok: true, value: undefined };
const confirmed = { state: 'confirmed', user: 'root' } as const;
const cancelled = { state: 'cancelled', why: 'operator', user: 'root' } as const;

const statusWith = (planId: string, wait: WaitState): ResetStatus => ({
  running: null,
  latest: { state: 'none' },
  triggerTaken: false,
  files: [],
  boot: '',
  history: [resetRecord({ confirmWithin: 10, wait }, planId)],
  damagedLines: [],
});

test.each<[what: string, planId: string, wait: WaitState, counts: boolean]>([
  ['is the latest', 'one', { ...confirmed, at }, true],
  ['came after the end', 'one', { ...cancelled, at }, false],
  ['is of another reset', 'two', { ...confirmed, at }, false],
])('a step of a wait that %s', async (_, planId, wait, counts) => {
  const resets = {
    recordWait: () => Promise.resolve(noted),
    status: () => Promise.resolve({ ok: true, value: statusWith(planId, wait) } as const),
  };
  expect(await recordWaitStep(resets, 'one', confirmed)).toEqual({ ok: true, value: counts });
  const unread = { ...resets, status: () => Promise.resolve(broken) };
  expect(await recordWaitStep(unread, 'one', confirmed)).toEqual(broken);
  const unwritten = { ...resets, recordWait: () => Promise.resolve(broken) };
  expect(await recordWaitStep(unwritten, 'one', confirmed)).toEqual(broken);
});

const kept = { state: 'kept', user: 'root' } as const;
const record = (id: string, now: TrialRecord['now']): TrialRecord => ({
  id,
  now,
  at,
  named: null,
  ahead: {
    state: 'ahead',
    seconds: 30,
    hasName: false,
    former: {
      networking: noNetworking,
      present: { files: 'a', networking: null },
      names: { own: '', inPool: '' },
    },
    by: { pid: 7, start: '1', boot: 'b' },
    afterReset: '',
  },
});

test.each<[what: string, trial: TrialRecord, counts: boolean]>([
  ['is the latest', record('one', kept), true],
  ['came too late', record('one', { state: 'returning' }), false],
  ['is of another trial', record('two', kept), false],
])('a step of a trial that %s', async (_, trial, counts) => {
  const resets = {
    recordTrial: () => Promise.resolve(noted),
    trial: () => Promise.resolve({ ok: true, value: { record: trial, changing: false } } as const),
  };
  expect(await recordTrialStep(resets, 'one', kept)).toEqual({ ok: true, value: counts });
  const unread = { ...resets, trial: () => Promise.resolve(broken) };
  expect(await recordTrialStep(unread, 'one', kept)).toEqual(broken);
});
