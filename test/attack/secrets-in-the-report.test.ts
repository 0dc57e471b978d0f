import { maskUnknown } from '../../src/host/report/mask.js';
import { withoutSecrets } from '../../src/host/report/redact.js';
import { secretShapes } from '../support/secret-shapes.js';

const shown = (text: string): string => maskUnknown(withoutSecrets(text), 'text');
const uuid = '0b9d9a7f-6b11-4f7e-a4f1-5e1b6d9b6c0e';
const time = 'Mar  4 05:06:07 host xapi: [debug||12 ||xapi] ';

/** Secrets that people and machines make: words, numbers, base64, hexadecimal. */
const secrets = [
  'Tr0ub4dor',
  'zebra',
  'zebra giraffe',
  '482910',
  'cm9vdDpodW50ZXIy',
  'a1b2c3d4e5f60718',
  'eth0',
];

const mixed: readonly string[] = [
  `${uuid.slice(4)}/${uuid}/${uuid.slice(0, 20)}`,
  'MIIEvQIBADANBgkqhkiG9w0BAQEFAASCBKcwggSjAgEAAoIBAQC7\n' +
    'VJTUt9Us8cKjMzEfYyjiWA4R4/M2bS1GB4t7NXp98C3SC6dVMvDu',
];

const cases = secretShapes.flatMap((shape, at) =>
  secrets.map((secret): [string, string] => [`${at}: ${shape(secret)}`, secret]),
);

test('there are at least 100 kinds', () => {
  expect(cases.length).toBeGreaterThanOrEqual(100);
});

test.each(cases)('%s', (text, secret) => {
  const line = `${time}${text.slice(text.indexOf(':') + 2)}`;
  expect(shown(line).slice(time.length)).not.toContain(secret);
});

test.each(mixed)('pieces of a secret without any word beside them: %s', (text) => {
  const found = shown(text)
    .split(/[\s/]+/u)
    .filter((piece) => piece.length > 12 && text.includes(piece) && piece !== uuid);
  expect(found).toEqual([]);
});

test.each([
  'eth0: link up, 1000 Mbps, full duplex',
  'MANAGEMENT_INTERFACE=xenbr0',
  'inet 10.0.0.5/24 brd 10.0.0.255 scope global xenbr0',
  'link/ether 00:16:3e:00:00:01',
  'inet6 fe80::216:3eff:fe00:1/64 scope link',
  'PIF.scan failed: HOST_OFFLINE',
  '0000:03:00.0',
  `host ${uuid}`,
  'DHCPACK from 10.0.0.1',
  '"mode": "static", "vlan": 12',
])('%s is what supporters need, and stays', (text) => {
  expect(shown(text)).toBe(text);
});
