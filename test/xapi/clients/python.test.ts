import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { testWhere } from '../../support/run/test-where.js';
import { runToEnd } from '../../support/run/program.js';
import { startProcess, stopServers } from '../process/server-process.js';

afterEach(stopServers);

/**
 * Where somebody says the SDK is (CI does, which installs it): then the test has to run, whatever
 * is there.
 */
const told = process.env['XENAPI_PY'] ?? '';
/** The SDK itself: there, or where Debian's python3-os-xenapi has its copy. */
const sdk =
  told !== ''
    ? told
    : [
        '/usr/lib/python3/dist-packages/os_xenapi/client/XenAPI.py',
        '/usr/lib/python3/dist-packages/XenAPI.py',
      ].find((path) => existsSync(path));
const hasPython = spawnSync('python3', ['--version']).status === 0;
const withPython = testWhere(hasPython, 'python3 is not here');
const withSdk = testWhere(
  told !== '' || (hasPython && sdk !== undefined),
  'the Python SDK is not here (Debian: apt-get install python3-os-xenapi, or ' +
    'XENAPI_PY=path of XenAPI.py)',
);

const expected = (refused: boolean) => ({
  logins: 3,
  this_host: 'h1',
  superuser: true,
  VLAN: '5',
  management: ['bool', false],
  disallow_unplug: true,
  speed: 'str',
  io: ['float', 0],
  date: ['DateTime', '19700101T00:00:00Z'],
  clock: 'DateTime',
  maps: 'dict',
  MTU: ['1400', '9000'],
  vifs: [true, true, true],
  text: 'Grüße \u{1f680}',
  counts: { network: ['int', 10] },
  events: [['network', 'add', 'free', 'str']],
  alike: 1,
  methods: true,
  void: '',
  errors: [
    ['HANDLE_INVALID', 'PIF', 'OpaqueRef:none'],
    ['MESSAGE_PARAMETER_COUNT_MISMATCH', 'PIF.get_record', '2', '0'],
    ['UUID_INVALID', 'PIF', 'no uuid'],
    ['MESSAGE_METHOD_UNKNOWN', 'PIF.no_such_call'],
    ['MESSAGE_METHOD_UNKNOWN', 'no_such_call'],
    ['INVALID_VALUE', 'value', 'many'],
    ['SESSION_INVALID', 'OpaqueRef:NULL'],
  ],
  'answered after the session died': 14,
  'another session': true,
  dead: true,
  'logged out': true,
  'local session': [false, 14],
  'local session ended': true,
  ...(refused
    ? { refused: ['SESSION_AUTHENTICATION_FAILED', 'root', 'Authentication failure'] }
    : {}),
});

async function walk(client: string): Promise<void> {
  const server = await startProcess({ passwords: ['root:secret'] });
  const end = await runToEnd('python3', [
    join(__dirname, 'python_walk.py'),
    server.url,
    server.socketPath,
    client,
  ]);
  expect({ status: end.status, stderr: end.stderr }).toEqual({ status: 0, stderr: '' });
  expect(JSON.parse(end.stdout)).toEqual({
    root: expected(true),
    RPC2: expected(false),
    socket: expected(false),
    socketRPC2: expected(false),
  });
}

withPython(
  'a client in the manner of the Python SDK: both paths, TCP and the unix socket, logins ' +
    'of two to four parameters, Python types, a session that dies',
  () => walk(join(__dirname, 'python_sdk.py')),
);

withSdk('the Python SDK itself walks the same way', () => walk(sdk ?? ''));
