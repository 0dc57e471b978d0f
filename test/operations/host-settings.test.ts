import type { CallOutcome, WireValue, XenApiSession } from '../../src/xenapi/index.js';
import {
  changeHostTime,
  changePoolPassword,
  disableHost,
  readHostTime,
} from '../../src/operations/index.js';
import { apiError } from '../support/xapi-session.js';

/** A server that answers as told and writes down what it is asked. */
function server(
  answers: Readonly<Record<string, WireValue | CallOutcome>>,
): XenApiSession & { readonly asked: readonly (readonly WireValue[])[] } {
  const asked: (readonly WireValue[])[] = [];
  const isOutcome = (value: WireValue | CallOutcome): value is CallOutcome =>
    typeof value === 'object' && 'ok' in value;
  return {
    ref: 's',
    client: {
      target: { socketPath: '/' },
      name: 'x',
      call: () => Promise.reject(new Error('not without the session')),
    },
    asked,
    close: () => Promise.resolve(),
    call: (method, params = []) => {
      if (method === 'host.get_by_uuid') return Promise.resolve({ ok: true, value: 'OpaqueRef:h' });
      asked.push([method, ...params]);
      const answer = answers[method];
      if (answer === undefined) return Promise.resolve(apiError('MESSAGE_METHOD_UNKNOWN', method));
      return Promise.resolve(isOutcome(answer) ? answer : { ok: true, value: answer });
    },
  };
}

test.each([
  ['DHCP', 'dhcp'],
  ['Factory', 'default'],
  ['Custom', 'manual'],
  ['Disabled', 'off'],
  ['custom', 'manual'],
  ['Sundial', 'unknown'],
])('network time of a server: %s is %s', async (word, mode) => {
  const session = server({
    'host.get_ntp_mode': word,
    'host.get_ntp_custom_servers': ['10.0.0.9'],
    'host.get_ntp_synchronized': true,
  });
  expect(await readHostTime(session, 'u')).toEqual({
    ok: true,
    value: { mode, servers: ['10.0.0.9'], synchronised: true },
  });
});

test('a server that cannot say whether the clock is right, and one before 26.0', async () => {
  expect(
    await readHostTime(
      server({ 'host.get_ntp_mode': 'DHCP', 'host.get_ntp_custom_servers': [] }),
      'u',
    ),
  ).toMatchObject({ value: { synchronised: null } });
  expect(await readHostTime(server({}), 'u')).toMatchObject({
    error: { code: 'MESSAGE_METHOD_UNKNOWN' },
  });
});

test('servers are set before the mode that needs them, and only then', async () => {
  const session = server({ 'host.set_ntp_custom_servers': '', 'host.set_ntp_mode': '' });
  await changeHostTime(session, 'u', { mode: 'manual', servers: ['a.example', '10.0.0.9'] });
  await changeHostTime(session, 'u', { mode: 'off', servers: ['ignored'] });
  expect(session.asked).toEqual([
    ['host.set_ntp_custom_servers', 'OpaqueRef:h', ['a.example', '10.0.0.9']],
    ['host.set_ntp_mode', 'OpaqueRef:h', 'Custom'],
    ['host.set_ntp_mode', 'OpaqueRef:h', 'Disabled'],
  ]);
});

test('the pool password and a host that takes no more VMs', async () => {
  const session = server({
    'session.change_password': '',
    'host.disable': apiError('HA_OPERATION_WOULD_BREAK_FAILOVER_PLAN'),
  });
  expect(await changePoolPassword(session, 'old', 'new')).toMatchObject({ ok: true });
  expect(await disableHost(session, 'u')).toMatchObject({
    error: { code: 'HA_OPERATION_WOULD_BREAK_FAILOVER_PLAN' },
  });
  expect(session.asked).toEqual([
    ['session.change_password', 'old', 'new'],
    ['host.get_enabled', 'OpaqueRef:h'],
    ['host.disable', 'OpaqueRef:h'],
  ]);
});
