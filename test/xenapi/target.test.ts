import { parseFingerprint, placeFrom, targetName } from '../../src/xenapi/index.js';
import { err, ok } from '../../src/model/index.js';
import { onHost } from '../../src/xenapi/target.js';
import { endAll } from './misbehaving.js';
import { SECRET } from './answers.js';

afterEach(endAll);

describe('a target', () => {
  test('is a URL or a socket, and its name holds no password', () => {
    expect(placeFrom('https://host')).toEqual(ok({ url: 'https://host', user: null }));
    expect(placeFrom('https://a%40b@host:8443/x')).toEqual(
      ok({ url: 'https://host:8443', user: 'a@b' }),
    );
    expect(placeFrom('/var/lib/xcp/xapi')).toEqual(ok({ socketPath: '/var/lib/xcp/xapi' }));
    expect(targetName({ url: `https://root:${SECRET}@host/x` })).toBe('https://host');
    expect(targetName({ url: SECRET })).not.toContain(SECRET);
  });

  test.each(['', 'ftp://host', 'http://', 'https://%@host'])('is not %j', (text) => {
    expect(placeFrom(text)).toEqual(err('noPlace'));
  });

  test.each(['https://root:secret@host', 'http://:x@host'])('%s shows a password', (text) => {
    expect(placeFrom(text)).toEqual(err('passwordInUrl'));
  });

  test.each([
    ['ab'.repeat(32), true],
    [`sha256 Fingerprint=${Array.from({ length: 32 }, () => 'AB').join(':')}`, true],
    [`SHA256:${'AB'.repeat(32)} `, true],
    ['ab'.repeat(31), false],
    [`${'ab'.repeat(31)}zz`, false],
    ['', false],
  ])('the fingerprint %j', (text, good) => {
    expect(parseFingerprint(text)).toBe(
      good ? Array.from({ length: 32 }, () => 'AB').join(':') : null,
    );
  });

  test.each<[string, string, string | null]>([
    ['http://a:8080', '10.0.0.1', 'http://10.0.0.1:8080/'],
    ['https://a', 'fe80::1', 'https://[fe80::1]/'],
    ['https://a', 'b/c?d', null],
    ['https://a', '', null],
  ])('%s moved to %s', (url, address, expected) => {
    const pin = { plainHttp: true } as const;
    const moved = onHost({ url, ...pin }, address);
    expect(moved).toEqual(expected === null ? null : { url: expected, ...pin });
    expect(onHost({ socketPath: 'x' }, address)).toBeNull();
  });
});
