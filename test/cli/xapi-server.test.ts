import { spawn, type ChildProcess } from 'node:child_process';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { serverCommand } from '../../src/cli/xapi-server-command.js';
import { asMap, asString, connect, openSession } from '../../src/xenapi/index.js';
import { runHere, type CommandEnd } from '../support/host/run-here.js';
import { programPath, runProgram } from '../support/run/program.js';

const database =
  '<?xml version="1.0" encoding="UTF-8"?><database><manifest><pair key="schema_major_vsn" ' +
  'value="5"/><pair key="schema_minor_vsn" value="61"/>' +
  ('<pair key="generation_count" value="7"/></manifest><table name="host"><row ' +
    'ref="OpaqueRef:h" _ref="OpaqueRef:h" uuid="11111111-2222-3333-4444-555555555555" ' +
    'name__label="lab"/></table>') +
  ('<table name="pool"><row ref="OpaqueRef:p" _ref="OpaqueRef:p" ' +
    'uuid="21111111-2222-3333-4444-555555555555" name__label="the pool" ' +
    'master="OpaqueRef:h"/></table></database>');

let root: string;
const running: ChildProcess[] = [];

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'xapi-server-'));
  mkdirSync(join(root, 'var/lib/xcp'), { recursive: true });
  writeFileSync(join(root, 'var/lib/xcp/state.db'), database);
});

afterEach(() => {
  for (const child of running.splice(0)) child.kill('SIGKILL');
  rmSync(root, { recursive: true, force: true });
});

interface Running {
  readonly ready: string;
  readonly stderr: () => string;
  stop(signal: NodeJS.Signals): Promise<number | null>;
}

function start(...args: readonly string[]): Promise<Running> {
  const child = spawn(process.execPath, [programPath('xapi-server'), '--root', root, ...args], {
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  running.push(child);
  let stderr = '';
  child.stderr.on('data', (part: Buffer) => {
    stderr += part.toString();
  });
  const ended = new Promise<number | null>((resolve) => {
    child.on('close', resolve);
  });
  return new Promise((resolve, reject) => {
    createInterface({ input: child.stdout }).on('line', (ready) => {
      resolve({
        ready,
        stderr: () => stderr,
        stop: (signal) => {
          child.kill(signal);
          return ended;
        },
      });
    });
    void ended.then((status) => {
      reject(new Error(`ended with ${status ?? 'a signal'}: ${stderr}`));
    });
  });
}

test("one line when it is ready, XenAPI on the root's socket, and a clean stop", async () => {
  const server = await start();
  const socketPath = join(root, 'var/lib/xcp/xapi');
  expect(server.ready).toBe(`xapi-server ready: ${socketPath}`);
  expect(statSync(socketPath).mode & 0o777).toBe(0o600);
  const opened = await openSession(connect({ socketPath }));
  const hosts = opened.ok ? await opened.value.call('host.get_all_records') : opened;
  const names =
    hosts.ok && 'value' in hosts
      ? Object.values(asMap(hosts.value)).map((host) => asString(asMap(host)['name_label']))
      : [];
  expect(names).toEqual(['lab']);
  expect(await server.stop('SIGTERM')).toBe(0);
  expect(existsSync(socketPath)).toBe(false);
});

test('TCP only with a password', async () => {
  const passwords = join(root, 'passwords');
  writeFileSync(passwords, 'root:right\n');
  const server = await start(
    '--listen',
    '127.0.0.1:0',
    '--password-file',
    passwords,
    '--socket',
    join(root, 'own'),
  );
  const [, url = ''] = /(http:\/\/127\.0\.0\.1:\d+)$/.exec(server.ready) ?? [];
  expect(server.ready).toBe(`xapi-server ready: ${join(root, 'own')} ${url}`);
  expect(await openSession(connect({ url }), { user: 'root', password: 'right' })).toMatchObject({
    ok: true,
  });
  expect(await openSession(connect({ url }), { user: 'root', password: 'wrong' })).toMatchObject({
    ok: false,
    error: { code: 'SESSION_AUTHENTICATION_FAILED' },
  });
  expect(await server.stop('SIGINT')).toBe(0);
  expect(server.stderr()).not.toMatch(/right|wrong/);
});

/** The program on what it refuses, in this process. */
const serve = (args: readonly string[]): Promise<CommandEnd> =>
  runHere((io) =>
    serverCommand(args, {}, io, 'xapi-server', () => new Promise<void>(() => undefined)),
  );

test('the program ends with status 1 or 2, in one line', async () => {
  for (const [args, status] of [
    [['serve'], 2],
    [['--root', join(root, 'none')], 1],
  ] as const) {
    const end = await runProgram('xapi-server', args);
    expect(end).toMatchObject({ status, stdout: '' });
    expect(end.stderr.trim().split('\n')).toHaveLength(1);
  }
});

test.each<[string, readonly string[], RegExp]>([
  ['an unknown option', ['--prot=1'], /There is no option --prot/],
  ['a value left out', ['--socket'], /--socket needs a value/],
  ['an empty value', ['--database', ''], /--database is empty/],
  ['a stray word', ['serve'], /"serve" is not an option\. Try/],
  [
    'a port that is none',
    ['--listen', '127.0.0.1:http'],
    /--listen is "127\.0\.0\.1:http": it must be HOST:PORT/,
  ],
  ['a port that the others cannot know', ['--pool-port', '0'], /--pool-port is "0": .*1 to 65535/],
  ['a beginning of two options', ['--p=1'], /--p could mean --password-file or --pool-port/],
  ['a port beyond all ports', ['--listen', '127.0.0.1:65536'], /0 to 65535/],
  ['an address without a host', ['--listen', ':80'], /HOST:PORT/],
  ['a value for a switch', ['--help=no'], /--help takes no value/],
])('%s is wrong usage, in one line', async (_what, args, line) => {
  const end = await serve(args);
  expect(end).toMatchObject({ status: 2, stdout: '' });
  expect(end.stderr).toMatch(line);
  expect(end.stderr.trim().split('\n')).toHaveLength(1);
});

describe('what it cannot run on gets one line, and stays as it was', () => {
  const refused = async (args: readonly string[], line: RegExp): Promise<void> => {
    const end = await serve(['--root', root, ...args]);
    expect(end).toMatchObject({ status: 1, stdout: '' });
    expect(end.stderr).toMatch(line);
    expect(end.stderr.trim().split('\n')).toHaveLength(1);
    expect(end.stderr).not.toMatch(/ {4}at /);
  };

  test('a root that is not there', () =>
    refused(['--root', join(root, 'none')], /There is no folder .*none/));
  test('a database that is not there', () =>
    refused(['--database', join(root, 'none.db')], /none\.db.*correct it/));
  test('a socket whose folder is not there', () =>
    refused(['--socket', join(root, 'none/xapi')], /folder of .*none\/xapi is not there/));
  test('a socket path that is a file', () =>
    refused(['--socket', join(root, 'var/lib/xcp/state.db')], /state\.db is not a socket/));
  test('an address of another machine', () =>
    refused(['--listen', '192.0.2.1:0'], /does not have the address 192\.0\.2\.1:0/));
  test('a password file that is wrong', async () => {
    writeFileSync(join(root, 'passwords'), 'root:secret:king\n');
    await refused(['--password-file', join(root, 'passwords')], /passwords:1.*role/);
  });

  test('a database cut off in the middle', async () => {
    const path = join(root, 'var/lib/xcp/state.db');
    writeFileSync(path, database.slice(0, -60));
    await refused([], /state\.db:\d+:\d+: /);
    expect(readFileSync(path, 'utf8')).toBe(database.slice(0, -60));
  });

  test('a port that is taken', async () => {
    const other = createServer();
    await new Promise<void>((resolve) => other.listen({ host: '127.0.0.1', port: 0 }, resolve));
    const address = other.address();
    const port = typeof address === 'object' && address !== null ? address.port : 0;
    await refused(
      ['--listen', `127.0.0.1:${port}`],
      /Another program already listens on 127\.0\.0\.1/,
    );
    await new Promise((resolve) => other.close(resolve));
  });
});

test('--help names every option', async () => {
  const { stdout, status } = await runProgram('xapi-server', ['--help']);
  expect(status).toBe(0);
  for (const option of [
    '--root',
    '--database',
    '--socket',
    '--listen',
    '--password-file',
    '--allow-origin',
  ])
    expect(stdout).toContain(option);
});

test('a trigger is found at the start: an error is told, XAPI runs all the same', async () => {
  mkdirSync(join(root, 'var/tmp'), { recursive: true });
  writeFileSync(join(root, 'var/tmp/network-reset'), 'DEVICE=eth7\nMODE=dhcp\n');
  const server = await start();
  expect(server.stderr()).toMatch(/network-reset is there, attempt 1/);
  expect(server.stderr()).toMatch(/network-reset stays; the next start tries again/);
  expect(
    await connect({ socketPath: join(root, 'var/lib/xcp/xapi') }).call('system.isAlive', []),
  ).toEqual({ ok: true, value: true });
  expect(await server.stop('SIGTERM')).toBe(0);
});
