import { conditionBy, transportFailure, type CallFailure } from '../../src/xenapi/index.js';

const api = (code: string): CallFailure => ({ kind: 'api', code, params: [] });

test.each<readonly [CallFailure, string]>([
  [transportFailure('refused', ''), 'stopped'],
  [transportFailure('notFound', ''), 'stopped'],
  [transportFailure('closed', ''), 'stopped'],
  [transportFailure('timedOut', ''), 'hung'],
  [transportFailure('badAnswer', ''), 'running'],
  [api('HOST_STILL_BOOTING'), 'starting'],
  [api('HOST_MASTER_CANNOT_TALK_BACK'), 'emergency'],
  [api('HOST_IS_SLAVE'), 'emergency'],
  [api('HOST_HAS_NO_MANAGEMENT_IP'), 'emergency'],
  [api('HANDLE_INVALID'), 'running'],
])('%j means %s', (failure, condition) => {
  expect(conditionBy(failure)).toBe(condition);
});
