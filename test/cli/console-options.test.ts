import { readConsoleCall } from '../../src/cli/console-options.js';

const read = (...args: string[]): unknown => readConsoleCall(args, { XDG_STATE_HOME: '/state' });
const open = {
  root: '/',
  embedded: false,
  fresh: false,
  profile: null,
  ascii: false,
  mono: false,
  line: false,
  quietClock: false,
  escapeDelay: null,
  baud: null,
};

test.each<[string[], object]>([
  [[], open],
  [['--root', '/srv/host'], { ...open, root: '/srv/host' }],
  [['--embedded'], { ...open, embedded: true, root: '/state/xsconsole/embedded-host' }],
  [
    ['--embedded', '/srv/tree', '--fresh'],
    { ...open, embedded: true, fresh: true, root: '/srv/tree' },
  ],
  [['--embedded=/srv/tree'], { ...open, embedded: true, root: '/srv/tree' }],
  [
    ['--embedded', '--fresh'],
    { ...open, embedded: true, fresh: true, root: '/state/xsconsole/embedded-host' },
  ],
  [
    ['--profile', 'classic', '--ascii', '--mono'],
    { ...open, profile: 'classic', ascii: true, mono: true },
  ],
  [
    ['--line', '--quiet-clock', '--escape-delay', '500', '--baud', '9600'],
    { ...open, line: true, quietClock: true, escapeDelay: 500, baud: 9600 },
  ],
  [
    ['--embedded', '/srv/tree', '--network-backend', 'openvswitch'],
    { ...open, embedded: true, root: '/srv/tree', backEnd: 'openvswitch' },
  ],
  [
    ['--embedded', '/srv/pool', '--pool', '3'],
    { ...open, embedded: true, root: '/srv/pool/1', pool: { dir: '/srv/pool', size: 3, as: 1 } },
  ],
  [
    ['--embedded', '/srv/pool', '--as', '2'],
    { ...open, embedded: true, root: '/srv/pool/2', pool: { dir: '/srv/pool', size: null, as: 2 } },
  ],
])('%j opens the console', (args, options) => {
  expect(read(...args)).toEqual({ kind: 'open', options, xapi: null });
});

test('where XAPI is, and how it is trusted', () => {
  const wish = {
    where: 'https://root@192.0.2.1',
    fingerprint: 'AB',
    passwordFile: '/x',
    plainHttp: false,
  };
  expect(
    read('--xapi', wish.where, '--fingerprint', wish.fingerprint, '--password-file', '/x'),
  ).toEqual({ kind: 'open', options: open, xapi: wish });
  expect(read('--fingerprint', 'AB')).toMatchObject({ kind: 'wrong' });
});

test.each<[string[], string]>([
  [['--profile', 'modern'], '--profile is "classic" or "networkd", not "modern".'],
  [
    ['--root', '/a', '--embedded', '/b'],
    '--root and --embedded name two different hosts; give one of them.',
  ],
  [['--fresh'], '--fresh makes a new embedded host, so it goes with --embedded only.'],
  [
    ['--network-backend', 'bridge'],
    '--network-backend is for a new embedded host, so it goes with --embedded only.',
  ],
  [
    ['--embedded', '--network-backend', 'ovs'],
    '--network-backend is "bridge" or "openvswitch", not "ovs".',
  ],
  [['--pool', '3'], '--pool and --as name embedded hosts, so they go with --embedded only.'],
  [['--embedded', '--pool', '1'], '--pool is a number of hosts from 2 to 64, not "1".'],
  [
    ['--embedded', '--pool', '3', '--as', '4'],
    '--as is the number of a host from 1 to 3, not "4".',
  ],
  [['--embedded='], '--embedded needs the name of a folder.'],
  [['--root='], '--root needs the name of a folder.'],
  [
    ['--escape-delay', 'long'],
    '--escape-delay is a number of milliseconds from 1 to 10000, not "long".',
  ],
  [['--escape-delay', '0'], '--escape-delay is a number of milliseconds from 1 to 10000, not "0".'],
  [['--baud', '1e3'], '--baud is a number of bits a second from 50 to 4000000, not "1e3".'],
])('%j is refused in one line', (args, why) => {
  expect(read(...args)).toEqual({ kind: 'wrong', why });
});

test.each([['--colour'], ['eth0'], ['--root']])('%j is refused by name', (arg) => {
  const call = readConsoleCall([arg], {});
  expect(call.kind === 'wrong' ? call.why : '').toContain(arg);
});

test('XSCONSOLE_ROOT names the root, a relative state folder is ignored, help and version win', () => {
  expect(readConsoleCall([], { XSCONSOLE_ROOT: '/r' })).toEqual({
    kind: 'open',
    options: { ...open, root: '/r' },
    xapi: null,
  });
  expect(readConsoleCall([], { XSCONSOLE_ROOT: '' })).toEqual({
    kind: 'open',
    options: { ...open, root: '/' },
    xapi: null,
  });
  const relative = readConsoleCall(['--embedded'], { XDG_STATE_HOME: 'here' });
  expect(relative.kind === 'open' ? relative.options.root : '').toMatch(
    /^\/.*\.local\/state\/xsconsole\/embedded-host$/,
  );
  expect(read('--help')).toEqual({ kind: 'help' });
  expect(read('--version', '--root', '/r')).toEqual({ kind: 'version' });
});
