import {
  known,
  noAddresses,
  noNetworking,
  unknown,
  type FileState,
} from '../../../src/model/index.js';
import {
  formerOf,
  keep,
  lastReport,
  movedBack,
  traced,
  wantedByReset,
  type RebuiltThing,
  type ResetRecord,
  type ResetStatus,
  type VerificationReport,
} from '../../../src/reset/index.js';
import { facts, nic } from '../../support/host/facts.js';
import { handmadePif } from '../../support/rebuild/host.js';
import { staticPif } from '../../support/rebuild/networking.js';
import { resetRecord } from '../../support/reset-record.js';

const at = '2026-01-02T03:04:05Z';
const thing = (kind: string, state: RebuiltThing['state']): RebuiltThing => ({
  kind,
  name: 'x',
  state,
  detail: '',
});

test.each<readonly [items: readonly RebuiltThing[] | null, moved: string]>([
  [null, 'no'],
  [[], 'no'],
  [[thing('Bond', 'made')], 'no'],
  [[thing('Bond', 'failed'), thing('management', 'made')], 'yes'],
  [[thing('management', 'exists')], 'maybe'],
  [[thing('management', 'failed')], 'no'],
  [[thing('management', 'impossible')], 'no'],
])('management was moved back by %j: %s', (items, moved) => {
  expect(movedBack({ rebuilt: items === null ? null : { at, items } })).toBe(moved);
});

test('a reset wants the port of its plan, or the one that an operator has named since', () => {
  const reset = resetRecord();
  const { request } = reset.plan;
  expect(wantedByReset(reset)).toEqual(request);
  const answer = { device: 'eth5', mac: nic('eth5').mac, user: 'root' };
  if (answer.mac === null) throw new Error('no MAC');
  const named = { ...reset, answer: { ...answer, mac: answer.mac } };
  expect(wantedByReset(named)).toEqual({ ...request, device: 'eth5', mac: answer.mac });
});

const absent: FileState = { state: 'absent' };
const management = handmadePif('eth0', { management: true, addresses: staticPif(5) });
const former = (more: Partial<typeof management> = {}): ResetRecord =>
  resetRecord({
    kept: keep(
      traced({ ...noNetworking, pifs: [{ ...management, ...more }] }, { from: 'xapi' }),
      at,
    ),
    basis: { ...facts().files, management: absent },
  });

test('the former management interface, with the MAC of its port', () => {
  const now = { nics: known([nic('eth1'), nic('eth0')]) };
  expect(formerOf(former(), now)).toMatchObject({
    device: 'eth0',
    vlan: null,
    mac: nic('eth0').mac,
    ipv4: { mode: 'static', address: '10.0.0.5', netmask: '255.255.255.0', gateway: '10.0.0.1' },
    ipv6: { mode: 'none' },
    dns: ['10.0.0.2'],
  });
  expect(formerOf(former(), { nics: known([nic('eth1')]) })).toMatchObject({ mac: null });
  expect(formerOf(former(), { nics: unknown('notLooked') })).toMatchObject({ mac: null });
});

test('an address that a reset would refuse was good enough for the host', () => {
  const addresses = { ...staticPif(5), address: '127.0.0.5', gateway: '127.0.0.1' };
  expect(formerOf(former({ addresses }), { nics: known([]) })).toMatchObject({
    ipv4: { address: '127.0.0.5' },
  });
});

test('nothing to compare with where nothing is known of the time before, or no sense of it', () => {
  const now = { nics: known([]) };
  const nothing = { kept: null, basis: { ...facts().files, management: absent } };
  expect(formerOf(resetRecord(nothing), now)).toBeNull();
  const addresses = { ...noAddresses, mode: 'static', address: 'x' } as const;
  expect(formerOf(former({ addresses }), now)).toBeNull();
});

const report: VerificationReport = { planId: 'plan-1', at, checks: [] };
const acknowledged = { at, report, user: 'root' };
const rebuilt = { at, items: [thing('Bond', 'made')] };
const status = (
  more: Partial<ResetRecord>,
  latest: 'completed' | 'awaitingReboot' | 'undone' | 'undoing',
  triggerTaken = false,
): Pick<ResetStatus, 'latest' | 'triggerTaken'> => ({
  latest:
    latest === 'completed'
      ? { state: latest, at, report: null, reset: resetRecord(more) }
      : { state: latest, reset: resetRecord(more) },
  triggerTaken,
});

test.each<
  readonly [what: string, now: Pick<ResetStatus, 'latest' | 'triggerTaken'>, state: string]
>([
  ['no reset', { latest: { state: 'none' }, triggerTaken: true }, 'none'],
  ['completed', status({}, 'completed'), 'unread'],
  ['the host has restarted', status({}, 'awaitingReboot', true), 'unread'],
  ['the host has not restarted', status({}, 'awaitingReboot'), 'none'],
  ['undone', status({ acknowledged }, 'undone', true), 'none'],
  ['an undo that is not whole', status({ acknowledged }, 'undoing', true), 'none'],
  ['somebody has read it', status({ acknowledged }, 'completed'), 'read'],
  [
    'a report that this version cannot read',
    status({ acknowledged: { ...acknowledged, report: {} } }, 'completed'),
    'unread',
  ],
])('the report on the latest reset: %s', (_, now, state) => {
  expect(lastReport(now).state).toBe(state);
});

test('a report that was read has its reader, and what was made again since', () => {
  expect(lastReport(status({ acknowledged, rebuilt }, 'completed'))).toEqual({
    state: 'read',
    report,
    at,
    user: 'root',
    rebuilt,
  });
  const now = status({}, 'completed');
  if (now.latest.state === 'none') throw new Error('there is one');
  expect(lastReport(now)).toEqual({ state: 'unread', reset: now.latest.reset });
});
