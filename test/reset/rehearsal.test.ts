import { unknown, known, type PoolLoss } from '../../src/model/index.js';
import {
  isUntouched,
  refusedIn,
  rehearsedLoss,
  type RebuiltThing,
  type Rehearsal,
  type VerificationReport,
} from '../../src/reset/index.js';

const report: VerificationReport = { planId: 'p', at: '2026-01-02T03:04:05Z', checks: [] };
const smooth: Rehearsal = {
  before: { '/a': 'x', '/b': null },
  after: { '/a': 'x', '/b': null },
  outcome: { result: 'done' },
  startup: { state: 'completed', report },
  rebuilt: null,
};
const loss: PoolLoss = {
  pifs: ['eth0'],
  bonds: [],
  vlans: [],
  tunnels: [],
  sriovNetworks: [],
  clusterHosts: [],
};

test('a rehearsal leaves every file of the host as it was', () => {
  expect(isUntouched(smooth)).toBe(true);
  expect(isUntouched({ ...smooth, after: { '/a': 'y', '/b': null } })).toBe(false);
  expect(isUntouched({ ...smooth, after: { '/a': 'x' } })).toBe(false);
  expect(isUntouched({ ...smooth, after: { '/a': 'x', '/b': 'y' } })).toBe(false);
});

test('the loss is known only when the start-up has compared', () => {
  const lossOf = (lost: VerificationReport['lost']) =>
    rehearsedLoss({
      ...smooth,
      startup: {
        state: 'completed',
        report: lost === undefined ? report : { ...report, lost },
      },
    });
  expect(lossOf(known(loss))).toBe(loss);
  expect(lossOf(unknown('notLooked'))).toBeNull();
  expect(lossOf(undefined)).toBeNull();
  expect(rehearsedLoss({ ...smooth, startup: { state: 'failed', detail: 'x' } })).toBeNull();
});

const thing = (state: RebuiltThing['state']): RebuiltThing => ({
  kind: 'VLAN',
  name: state,
  state,
  detail: '',
});

test('everything that did not work: the reset, the start-up, and what was not made again', () => {
  expect(refusedIn(smooth)).toEqual([]);
  expect(
    refusedIn({
      ...smooth,
      outcome: {
        result: 'failed',
        error: {
          code: 'ioError',
          step: 1,
          subject: '/etc/x',
          cause: 'EIO',
          retryable: true,
          leftHost: 'changed',
        },
      },
      startup: { state: 'failed', detail: 'HOST_BROKEN' },
      rebuilt: [thing('made'), thing('failed'), thing('exists'), thing('impossible')],
    }),
  ).toEqual([
    { kind: 'reset', name: '/etc/x', state: 'failed', detail: 'EIO' },
    { kind: 'start-up', name: '', state: 'failed', detail: 'HOST_BROKEN' },
    thing('failed'),
    thing('impossible'),
  ]);
  const untried: Rehearsal = { ...smooth, startup: { state: 'notTried', why: 'supporter' } };
  expect(refusedIn(untried)).toEqual([]);
});
