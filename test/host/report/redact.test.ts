import fc from '../../support/run/property.js';
import { withoutSecrets } from '../../../src/host/report/redact.js';

const uuid = '0b9d9a7f-6b11-4f7e-a4f1-5e1b6d9b6c0e';

test.each([
  [
    'a private key',
    `before\n-----BEGIN RSA PRIVATE KEY-----\nMIIEsecret\n-----END RSA PRIVATE KEY-----\nafter`,
    'MIIE',
    'after',
  ],
  ['a private key cut off', '-----BEGIN PRIVATE KEY-----\nMIIEsecret', 'MIIE', ''],
  ['the pool secret', `cookie pool_secret ${uuid}/${uuid}/${uuid} end`, uuid, 'end'],
  ['a session', `session_id=OpaqueRef:${uuid} x`, uuid, 'OpaqueRef:0b9d9a7f-'],
  ['a password', 'user=root password=hunter2 x', 'hunter2', 'user=root'],
  ['in JSON', '{"password": "hun\\"ter2", "a": 1}', 'ter2', '"a": 1'],
  ['in XML', '<password>hunter2</password>', 'hunter2', '</password>'],
  ['as an option', 'xe --password hunter2 vm-list', 'hunter2', 'vm-list'],
  ['an iSCSI secret', "chap_secret='hunter 2' next", 'hunter', 'next'],
  ['an SNMP community', 'community: hunter2', 'hunter2', 'community'],
  ['a hash', 'root:$6$saltsalt$abcdefgh/ijkl.:19000:', 'abcdefgh', ':19000:'],
  ['a URL', 'https://root:hunter2@10.0.0.1/x', 'hunter2', '@10.0.0.1/x'],
  ['a header', 'Authorization: Basic cm9vdDpodW50ZXIy\nHost: x', 'cm9vd', 'Host: x'],
  ['a cookie', 'Cookie: pool_secret=abcdef12\nHost: x', 'abcdef12', 'Host: x'],
])('%s goes, what is beside it stays', (_, text, secret, rest) => {
  const clean = withoutSecrets(text);
  expect(clean).not.toContain(secret);
  expect(clean).toContain(rest);
});

test.each([
  "MANAGEMENT_INTERFACE='xenbr0'",
  `INSTALLATION_UUID='${uuid}'`,
  'slave:10.0.0.1',
  'eth0: link up, 1000 Mbps',
  '-----BEGIN CERTIFICATE-----\nMIIE\n-----END CERTIFICATE-----',
])('%j is no secret', (text) => {
  expect(withoutSecrets(text)).toBe(text);
});

test("a host's own secret goes wherever it stands, in whatever it stands", () => {
  fc.assert(
    fc.property(
      fc.string(),
      fc.string(),
      fc.stringMatching(/^[a-z0-9]{12}$/),
      (before, after, secret) => {
        expect(withoutSecrets(`${before}${secret}${after}`, [secret])).not.toContain(secret);
      },
    ),
  );
});
