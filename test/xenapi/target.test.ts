import { targetFrom, targetName } from '../../src/xenapi/index.js';
import { onHost } from '../../src/xenapi/target.js';
import { endAll } from './misbehaving.js';
import { SECRET } from './answers.js';

afterEach(endAll);

describe('a target', () => {
  test('is a URL or a socket, and its name holds no password', () => {
    expect(targetFrom('https://host')).toEqual({ url: 'https://host' });
    expect(targetFrom('https://root:p%40ss@host:8443/x')).toEqual({
      url: 'https://host:8443',
      who: { user: 'root', password: 'p@ss' },
    });
    expect(targetFrom('/var/lib/xcp/xapi')).toEqual({ socketPath: '/var/lib/xcp/xapi' });
    expect(targetName({ url: `https://root:${SECRET}@host/x` })).toBe('https://host');
    expect(targetName({ url: SECRET })).not.toContain(SECRET);
  });

  test.each(['', 'ftp://host', 'http://', 'https://root:%@host'])('is not %j', (text) => {
    expect(targetFrom(text)).toBeNull();
  });

  test.each<[string, string, string | null]>([
    ['http://a:8080', '10.0.0.1', 'http://10.0.0.1:8080/'],
    ['https://a', 'fe80::1', 'https://[fe80::1]/'],
    ['https://a', 'b/c?d', null],
    ['https://a', '', null],
  ])('%s moved to %s', (url, address, expected) => {
    const moved = onHost({ url, certificate: 'pin' }, address);
    expect(moved).toEqual(expected === null ? null : { url: expected, certificate: 'pin' });
    expect(onHost({ socketPath: 'x' }, address)).toBeNull();
  });
});
