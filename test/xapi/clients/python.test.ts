import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { runToEnd } from '../../support/program.js';
import { startProcess, stopServers } from '../process/server-process.js';

afterEach(stopServers);

// A machine without Python shows this test by name as skipped.
const withPython = spawnSync('python3', ['--version']).status === 0 ? test : test.skip;

const expected = (name: string, superuser: boolean) => ({
  logins: 3, this_host: 'h1', superuser, VLAN: '5', management: ['bool', false], speed: 'str', io: ['float', 0], date: ['DateTime', '19700101T00:00:00Z'], maps: 'dict',
  MTU: '9000', text: 'Grüße \u{1f680}', counts: { network: ['int', 10] }, events: [['network', 'add', 'free', 'str']], alike: 1, methods: true, void: '',
  errors: [
    ['HANDLE_INVALID', 'PIF', 'OpaqueRef:none'],
    ['MESSAGE_PARAMETER_COUNT_MISMATCH', 'PIF.get_record', '2', '0'],
    ['UUID_INVALID', 'PIF', 'no uuid'],
    ['MESSAGE_METHOD_UNKNOWN', 'PIF.no_such_call'],
    ['MESSAGE_METHOD_UNKNOWN', 'no_such_call'],
    ['INVALID_VALUE', 'value', 'many'],
    ['SESSION_INVALID', 'OpaqueRef:NULL'],
  ],
  dead: true, 'others live': 14, name,
});

withPython('a client as the Python SDK is one: both paths, TCP and the unix socket, logins of two to four parameters, Python types', async () => {
  const server = await startProcess({ passwords: ['root:secret'] });
  const end = await runToEnd('python3', [join(__dirname, 'python_walk.py'), server.url, server.socketPath]);
  expect({ status: end.status, stderr: end.stderr }).toEqual({ status: 0, stderr: '' });
  const seen: unknown = JSON.parse(end.stdout, (key, value: unknown) => (['root', 'RPC2', 'socket', 'socketRPC2'].includes(key) && typeof value === 'object' ? { ...value, name: key } : value));
  expect(seen).toEqual({ root: expected('root', false), RPC2: expected('RPC2', false), socket: expected('socket', true), socketRPC2: expected('socketRPC2', true) });
});
