import { conditionBy, transportError, type CallError } from '../../src/xenapi/index.js';

const api = (code: string): CallError => ({ kind: 'api', code, params: [] });

test.each<readonly [CallError, string]>([
  [transportError('refused', ''), 'stopped'],
  [transportError('notFound', ''), 'stopped'],
  [transportError('closed', ''), 'stopped'],
  [transportError('timedOut', ''), 'hung'],
  [transportError('badAnswer', ''), 'running'],
  [api('HOST_STILL_BOOTING'), 'starting'],
  [api('HOST_MASTER_CANNOT_TALK_BACK'), 'emergency'],
  [api('HOST_IS_SLAVE'), 'emergency'],
  [api('HOST_HAS_NO_MANAGEMENT_IP'), 'emergency'],
  [api('HANDLE_INVALID'), 'running'],
])('%j means %s', (error, condition) => {
  expect(conditionBy(error)).toBe(condition);
});
