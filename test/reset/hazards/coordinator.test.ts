import { newCoordinator } from '../../../src/reset/hazards/coordinator.js';
import type { PoolRole } from '../../../src/model/host/host-facts.js';
import { parseHost } from '../../../src/model/address/ip.js';

const supporter = (coordinatorAddress: string): PoolRole => ({
  role: 'supporter',
  coordinatorAddress,
});
const noRole: PoolRole = { role: 'unknown', reason: 'absent', detail: '' };

test.each<[string, PoolRole, string | null]>([
  ['10.0.0.9', supporter('10.0.0.7'), '10.0.0.9'],
  ['10.0.0.7', supporter('10.0.0.7'), null],
  ['FD00::0:7', supporter('fd00::7'), null],
  ['10.0.0.7', supporter('10.0.0.7:443'), '10.0.0.7'],
  ['', supporter('10.0.0.7'), null],
  ['10.0.0.9', { role: 'coordinator' }, null],
  ['10.0.0.9', { role: 'broken' }, '10.0.0.9'],
  ['10.0.0.9', noRole, '10.0.0.9'],
  ['', noRole, null],
])('%j on %j: pool.conf is given %j', (wanted, pool, given) => {
  expect(newCoordinator({ coordinatorAddress: parseHost(wanted) }, pool)).toBe(given);
});
