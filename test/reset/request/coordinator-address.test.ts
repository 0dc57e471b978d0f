import { known, unknown } from '../../../src/model/index.js';
import { makeCoordinatorAddress } from '../../../src/reset/index.js';
import { facts, nic } from '../../support/host/facts.js';

const addresses = ['10.0.0.5/24', 'fd00::5/64', 'odd'];
const host = { ...facts(), nics: known([nic('eth0'), nic('eth1', { addresses })]) };

test.each(['10.0.0.7', 'fd00::7', 'pool.example.com', 'localhost.example.com'])(
  '%s can be the coordinator',
  (typed) => {
    expect(makeCoordinatorAddress(typed, host)).toEqual({ ok: true, value: typed });
  },
);

test.each([
  ['', 'value.missing', {}],
  ['10.0.0', 'coordinator.invalid', { value: '10.0.0' }],
  ['a b', 'coordinator.invalid', { value: 'a b' }],
  ['127.0.0.1', 'address.unusable', { why: 'loopback' }],
  ['::1', 'address.unusable', { why: 'loopback' }],
  ['224.0.0.1', 'address.unusable', {}],
  ['localhost', 'address.unusable', { why: 'loopback' }],
  ['LocalHost.LocalDomain', 'address.unusable', { why: 'loopback' }],
  ['me.localhost', 'address.unusable', { why: 'loopback' }],
  ['10.0.0.5', 'coordinator.isThisHost', { value: '10.0.0.5' }],
  ['fd00:0::5', 'coordinator.isThisHost', { value: 'fd00:0::5' }],
])('%j cannot be the coordinator: %s', (typed, code, params) => {
  expect(makeCoordinatorAddress(typed, host)).toMatchObject({
    ok: false,
    error: [{ code, path: 'coordinatorAddress', params: { ...params, needed: 'true' } }],
  });
});

test('where nobody knows the NICs, no address is this host', () => {
  const blind = { ...facts(), nics: unknown('notLooked') };
  expect(makeCoordinatorAddress('10.0.0.5', blind)).toEqual({ ok: true, value: '10.0.0.5' });
});
