import { startupErrorText, unknownValue } from '../../src/text/index.js';
import { xapiErrorText } from '../../src/text/xapi-error.js';
import { describeError } from '../../src/xenapi/index.js';

const refused = (code: string, ...params: readonly string[]): string =>
  describeError({ kind: 'api', code, params });

test.each([
  [
    refused('SESSION_AUTHORIZATION_FAILED', 'guest', 'no role'),
    'SESSION_AUTHORIZATION_FAILED (guest, no role): the password is right, but this user ' +
      'has no role in this pool; a pool administrator has to give one',
  ],
  [
    refused('HOST_STILL_BOOTING'),
    'HOST_STILL_BOOTING: XAPI is starting, or waits for its pool coordinator (master)',
  ],
  [
    refused('HOST_IS_SLAVE', '10.0.0.1'),
    'HOST_IS_SLAVE (10.0.0.1): this host is a supporter (slave): only its pool coordinator ' +
      '(master) answers',
  ],
  [refused('PIF_IS_VLAN', 'OpaqueRef:1'), 'PIF_IS_VLAN'],
  [
    refused('OPERATION_BLOCKED', 'OpaqueRef:1', 'ask Ops first'),
    'OPERATION_BLOCKED (ask Ops first)',
  ],
  ['timedOut: no answer within 5000 ms', 'it takes too long (no answer within 5000 ms)'],
  ['notFound: no such file', 'there is no such socket or host (no such file)'],
  ['refused: ECONNREFUSED', 'nothing listens there'],
  ['refused: EHOSTUNREACH', 'no route leads there'],
  ['untrusted: CERT_HAS_EXPIRED', 'its certificate is not trusted (CERT_HAS_EXPIRED)'],
  ['other: words', 'other: words'],
  ['', ''],
])('%s', (detail, text) => {
  expect(xapiErrorText(detail)).toBe(text);
});

test('control characters of a server that is not to be trusted do not get through', () => {
  expect(xapiErrorText('RBAC_PERMISSION_DENIED (\u001b[2J)')).not.toMatch(/\p{Cc}/u);
});

test('a fact that XAPI did not tell says so without the codes of client and system', () => {
  expect(unknownValue({ code: 'unreachable', detail: 'refused: ECONNREFUSED' })).toBe(
    'unknown (XAPI does not answer: nothing listens there)',
  );
});

test('stands where an error is told: at the start-up and beside a fact that could not be read', () => {
  const detail = refused('SESSION_AUTHORIZATION_FAILED', 'guest', '');
  expect(
    startupErrorText({
      code: 'xapi.failed',
      step: 'scan',
      subject: 'PIF.scan',
      detail,
      issues: [],
      wiped: false,
    }),
  ).toContain('no role in this pool');
  expect(unknownValue({ code: 'refused', detail })).toContain('no role in this pool');
});
