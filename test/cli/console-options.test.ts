import { readConsoleCall } from '../../src/cli/console-options.js';
import { usageText } from '../../src/text/index.js';
import { runProgram } from '../support/run/program.js';

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
  [
    ['--emb', '/srv/tree', '--fr', '--asc'],
    { ...open, embedded: true, fresh: true, ascii: true, root: '/srv/tree' },
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
  const request = {
    where: 'https://root@192.0.2.1',
    fingerprint: 'AB',
    passwordFile: '/x',
    plainHttp: false,
  };
  expect(
    read('--xapi', request.where, '--fingerprint', request.fingerprint, '--password-file', '/x'),
  ).toEqual({ kind: 'open', options: open, xapi: request });
});

test.each<[string[], string]>([
  [['--profile', 'modern'], '--profile is "modern": it must be classic or networkd.'],
  [
    ['--root', '/a', '--embedded', '/b'],
    '--root and --embedded do not go together: give one of them.',
  ],
  [['--fresh'], '--fresh needs --embedded.'],
  [['--network-backend', 'bridge'], '--network-backend needs --embedded.'],
  [
    ['--embedded', '--network-backend', 'ovs'],
    '--network-backend is "ovs": it must be bridge or openvswitch.',
  ],
  [['--pool', '3'], '--pool needs --embedded.'],
  [['--as', '3'], '--as needs --embedded.'],
  [['--embedded', '--pool', '1'], '--pool is "1": it must be a number of hosts from 2 to 64.'],
  [['--embedded', '--pool', '3', '--as', '4'], '--as is "4": it must be a number from 1 to 3.'],
  [['--embedded='], '--embedded is empty: give a value, or leave the option out.'],
  [['--root='], '--root is empty: give a value, or leave the option out.'],
  [
    ['--escape-delay', 'long'],
    '--escape-delay is "long": it must be a number of milliseconds from 1 to 10000.',
  ],
  [
    ['--escape-delay', '0'],
    '--escape-delay is "0": it must be a number of milliseconds from 1 to 10000.',
  ],
  [['--baud', '-h'], '--baud is "-h": it must be a number of bits a second from 50 to 4000000.'],
  [['--fingerprint', 'AB'], '--fingerprint needs --xapi.'],
  [['--xapi='], '--xapi is empty: give a value, or leave the option out.'],
  [['--colour'], 'There is no option --colour.'],
  [['eth0'], '"eth0" is not an option.'],
  [['--root'], '--root needs a value after it.'],
  [
    ['--pl=1', '--pass', 'x', '--xapi', '/x'],
    '--plain-http takes no value: leave out the = and what follows.',
  ],
])('%j is refused: %s', (args, why) => {
  const call = readConsoleCall(args, {});
  expect(call.kind === 'wrong' ? call.issues.map(usageText) : []).toEqual([why]);
});

test('every error is told at once', () => {
  const call = readConsoleCall(['foo', '--baud=1e3', '--as', '2', '--plain-http'], {});
  expect(call.kind === 'wrong' ? call.issues.map(({ code }) => code) : []).toEqual([
    'word.stray',
    'option.onlyWith',
    'option.onlyWith',
    'value.outOfRange',
  ]);
});

test('the program tells each error on a line of its own, and a root that is no folder', async () => {
  const wrong = await runProgram('xsconsole', ['fo\no', '--baud', '-h']);
  expect(wrong).toMatchObject({ status: 2, stdout: '' });
  expect(wrong.stderr).toBe(
    'xsconsole: "fo o" is not an option.\nxsconsole: --baud is "-h": it must be a number ' +
      'of bits a second from 50 to 4000000. Try xsconsole --help.\n',
  );
  const place = await runProgram('xsconsole', ['--xapi', 'ftp://192.0.2.1']);
  expect(place).toMatchObject({ status: 2, stdout: '' });
  expect(place.stderr).toMatch(/^xsconsole: --xapi must be .* Try xsconsole --help\.\n$/u);
  const root = await runProgram('xsconsole', ['--root', '/no/such', '--line']);
  expect(root.status).toBe(1);
  expect(root.stderr).toContain(
    'xsconsole: There is no folder /no/such that this user can open: --root ',
  );
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
  expect(read('-h', '--colour')).toEqual({ kind: 'help' });
  expect(read('--version', '--root', '/r')).toEqual({ kind: 'version' });
});
