import type { StartupError } from '../../src/reset/index.js';
import { startupEventText, startupErrorText, verificationLines } from '../../src/text/index.js';

const error = (code: StartupError['code'], more: Partial<StartupError> = {}): StartupError => ({
  code,
  step: 'scan',
  subject: 'SUBJECT',
  detail: 'DETAIL',
  issues: [],
  wiped: false,
  ...more,
});

const codes: readonly StartupError['code'][] = [
  'trigger.unreadable',
  'trigger.invalid',
  'device.absent',
  'nics.unreadable',
  'inventory.unreadable',
  'host.unknown',
  'xapi.failed',
  'pif.absent',
  'state.unwritable',
  'attempts.exhausted',
  'trigger.undeletable',
  'vlan.inUse',
  'device.unmanaged',
];

test.each(codes)('%s is one clean line that names what it is about', (code) => {
  const text = startupErrorText(error(code, { subject: 'SUB\u001bJECT', detail: 'a\nb' }));
  expect(text).toContain('SUBJECT');
  expect(text).not.toMatch(/\p{Cc}/u);
});

test('an error after the wipe says what the database has lost', () => {
  expect(startupErrorText(error('xapi.failed', { wiped: true }))).toContain('already forgotten');
  expect(startupErrorText(error('xapi.failed'))).toContain(
    'Nothing was changed in the pool database.',
  );
});

test('every wrong line of a trigger is named', () => {
  const text = startupErrorText(
    error('trigger.invalid', {
      issues: [
        { code: 'address.invalid', key: 'IP', line: 3, params: { value: '10.0.0.999' } },
        { code: 'value.missing', key: 'NETMASK', line: null, params: { value: '' } },
      ],
    }),
  );
  expect(text).toMatch(/line 3, IP: .*NETMASK: /);
});

test('where the trigger is now is part of an error', () => {
  const told = (setAside: boolean, trigger: string): string | null =>
    startupEventText({
      kind: 'failed',
      error: error('pif.absent'),
      attempt: 3,
      trigger,
      setAside,
    });
  expect(told(false, '/var/tmp/network-reset')).toMatch(/stays; the next start tries again\.$/);
  expect(told(true, '/var/tmp/network-reset.failed')).toMatch(
    /renamed to \/var\/tmp\/network-reset\.failed/,
  );
});

test('a skipped step is not worth a line', () => {
  expect(
    startupEventText({ kind: 'step', step: 'createVlan', phase: 'skipped', detail: '' }),
  ).toBeNull();
  expect(
    startupEventText({ kind: 'step', step: 'scan', phase: 'done', detail: 'eth1 00:11' }),
  ).toMatch(/done \(eth1 00:11\)$/);
});

test('the report tells what differs, with what was wanted', () => {
  expect(
    verificationLines({
      planId: null,
      at: '',
      checks: [
        { code: 'address', wanted: '10.0.0.5', got: '10.0.0.5', ok: true },
        { code: 'gateway', wanted: '10.0.0.1', got: '', ok: false },
        { code: 'address6', wanted: '', got: '', ok: false },
      ],
    }),
  ).toEqual([
    'ok     IPv4 address: 10.0.0.5',
    'FAILED Gateway: none (wanted: 10.0.0.1)',
    'FAILED IPv6 address: none (the network should have given one)',
  ]);
});
