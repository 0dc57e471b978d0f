import { readNics } from '../support/host/host-calls.js';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readFile, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  embeddedMachine,
  openEmbeddedHost,
  type EmbeddedEvent,
  type EmbeddedHost,
} from '../../src/embedded/index.js';
import { openResets } from '../../src/host/index.js';
import { finish, type ProfileName } from '../../src/model/index.js';
import { makePlan, makeRequest, emptyDraft, type ResetDraft } from '../../src/reset/index.js';
import { writeStubServer } from './stub-server.js';
import { factsOf } from '../support/host/read-host.js';

let folder: string;
let dir: string;
let hosts: EmbeddedHost[];
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'embedded-host-'));
  dir = join(folder, 'tree');
  hosts = [];
});
afterEach(async () => {
  for (const host of hosts) await host.close();
  await rm(folder, { recursive: true, force: true });
});

async function open(profile: ProfileName | null = null, program?: string): Promise<EmbeddedHost> {
  const opened = await openEmbeddedHost({
    dir,
    profile,
    serverProgram: await writeStubServer(folder, program),
  });
  if (!opened.ok) throw new Error(JSON.stringify(opened.error));
  hosts.push(opened.value);
  return opened.value;
}

function next(host: EmbeddedHost, kind: EmbeddedEvent['kind']): Promise<EmbeddedEvent> {
  return new Promise((resolve) => {
    const stop = host.onEvent((event) => {
      if (event.kind !== kind) return;
      stop();
      resolve(event);
    });
  });
}

const log = (): Promise<string> => readFile(join(dir, 'var/log/stub.log'), 'utf8');
const text = (path: string): Promise<string> => readFile(join(dir, path), 'utf8');

test('a host that is closed while it boots leaves no server behind', async () => {
  const host = await open();
  const booted = host.boot();
  await host.close();
  await booted;
  const servers = (await readdir('/proc')).filter((pid) => /^\d+$/u.test(pid));
  const lines = await Promise.all(
    servers.map((pid) => readFile(`/proc/${pid}/cmdline`, 'utf8').catch(() => '')),
  );
  expect(lines.filter((line) => line.includes(dir))).toEqual([]);
});

test('a folder that cannot be one is told, and nobody falls over it', async () => {
  await writeFile(join(folder, 'file'), '');
  for (const place of ['file', 'file/below']) {
    expect(await openEmbeddedHost({ dir: join(folder, place), serverProgram: '' })).toMatchObject({
      ok: false,
      error: { code: 'io', path: join(folder, place) },
    });
  }
});

async function reset(host: EmbeddedHost, draft: Partial<ResetDraft>): Promise<void> {
  const facts = await factsOf(dir);
  const request = makeRequest(
    { ...emptyDraft, ...draft },
    { profile: facts.profile, nics: facts.nics, pool: facts.pool, forceDevice: false },
  );
  if (!request.ok) throw new Error(JSON.stringify(request.error));
  const plan = makePlan(request.value, facts, { id: 'plan', createdAt: '2026-01-02T03:04:05Z' });
  if (!plan.ok) throw new Error(JSON.stringify(plan.error));
  const resets = await openResets({ root: dir, machine: host.host.machine });
  const run = resets.run(plan.value, {
    initiator: { user: 'root', tty: '', face: 'command', reason: '' },
    basis: facts.files,
    reboot: true,
  });
  const up = next(host, 'ready');
  expect(await finish(run)).toEqual({ result: 'done' });
  await up;
}

async function addresses(): Promise<Readonly<Record<string, string>>> {
  const nics = await readNics(dir);
  return Object.fromEntries(
    (nics.known ? nics.value : [])
      .filter((nic) => nic.addresses.length > 0)
      .map((nic) => [nic.device, nic.addresses.join(' ')]),
  );
}

test('boots: network up, services noted, xapi started', async () => {
  const host = await open();
  const ready = next(host, 'ready');
  expect(await host.boot()).toEqual({ ok: true, value: undefined });
  expect(await ready).toMatchObject({ kind: 'ready' });
  expect(await addresses()).toEqual({ xenbr0: '192.168.1.10/24', xenbr1: '10.20.0.10/24' });
  expect(
    await Promise.all(
      ['xapi', 'xcp-networkd', 'network'].map((service) => text(`run/services/${service}`)),
    ),
  ).toEqual(['running\n', 'running\n', 'running\n']);
});

test('stopping xapi is a SIGTERM that is waited for; a reboot pulls the plug', async () => {
  const host = await open();
  await host.boot();
  expect(await host.host.machine.stopService('xapi')).toEqual({
    ok: true,
    value: { ran: true, command: 'systemctl stop xapi' },
  });
  expect(await log()).toBe('started\nterminated\n');
  expect(await text('run/services/xapi')).toBe('stopped\n');
  await host.host.machine.startService('xapi');
  const ready = next(host, 'ready');
  await host.host.machine.reboot();
  await ready;
  expect(await log()).toBe('started\nterminated\nstarted\nstarted\n');
});

describe.each(['networkd', 'classic'] as const)(
  'a reset of a %s host shows after the reboot',
  (profile) => {
    test('DHCP on another NIC', async () => {
      const host = await open(profile);
      await host.boot();
      await reset(host, { device: 'eth1', ipv4Mode: 'dhcp' });
      expect(await addresses()).toEqual({ xenbr1: '10.20.0.131/24' });
      const nics = await readNics(dir);
      expect(
        nics.known && nics.value.filter((nic) => !nic.physical).map((nic) => nic.device),
      ).toEqual(['xenbr1']);
      expect(
        await text(profile === 'classic' ? 'tmp/network-reset' : 'var/tmp/network-reset'),
      ).toBe('DEVICE=eth1\nMODE=dhcp\n');
    });

    test('static', async () => {
      const host = await open(profile);
      await host.boot();
      await reset(host, {
        device: 'eth4',
        ipv4Mode: 'static',
        address: '10.9.8.7',
        netmask: '255.255.254.0',
        gateway: '10.9.8.1',
      });
      expect(await addresses()).toEqual({ xenbr4: '10.9.8.7/23' });
    });
  },
);

test('a VLAN comes up on the bridge that waits for its network', async () => {
  const host = await open('networkd');
  await host.boot();
  await reset(host, { device: 'eth0', ipv4Mode: 'dhcp', vlan: '20' });
  expect(await addresses()).toEqual({ xentemp: '172.16.20.44/24' });
});

test('another program reaches the machine through the tree, and nobody when the host is off', async () => {
  expect(await embeddedMachine(dir)).toBeNull();
  const host = await open();
  await host.boot();
  const machine = await embeddedMachine(dir);
  expect(await machine?.stopService('xapi')).toEqual({
    ok: true,
    value: { ran: true, command: 'systemctl stop xapi' },
  });
  expect(await log()).toBe('started\nterminated\n');
  const ready = next(host, 'ready');
  expect(await machine?.reboot()).toMatchObject({ ok: true });
  await ready;
  expect(await machine?.reconfigureManagement(['--force', 'xenbr1'])).toEqual({
    ok: false,
    error: {
      code: 'commandFailed',
      subject: '/opt/xensource/libexec/interface-reconfigure --force xenbr1',
      retryable: true,
      cause: 'exit status 2: expected --force BRIDGE rewrite, got --force xenbr1',
    },
  });
  await host.close();
  expect(await embeddedMachine(dir)).toBeNull();
});

test('a path longer than a socket address may be', async () => {
  dir = join(folder, 'a'.repeat(120), 'tree');
  const host = await open();
  await host.boot();
  expect(await (await embeddedMachine(dir))?.remountRoot()).toMatchObject({ ok: true });
});

test('one process a tree', async () => {
  await open();
  expect(await openEmbeddedHost({ dir, fresh: true, serverProgram: '' })).toEqual({
    ok: false,
    error: { code: 'running', path: dir, detail: '' },
  });
});

test(
  'a tree that a killed console left is started cleanly: its server ended, its socket ' +
    'replaced',
  async () => {
    await (await open()).close();
    const left = spawn(process.execPath, [join(folder, 'stub-server.js'), '--root', dir], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    const gone = once(left, 'exit');
    await once(left.stdout, 'data');
    await writeFile(join(dir, 'run/xapi.pid'), `${left.pid ?? 0}\n`);
    await writeFile(join(dir, 'run/embedded-host.sock'), '');
    const host = await open();
    expect(await gone).toEqual([null, 'SIGKILL']);
    expect(await host.boot()).toMatchObject({ ok: true });
    expect(await embeddedMachine(dir)).not.toBeNull();
  },
);

test('a process number that another program has now is left alone', async () => {
  await (await open()).close();
  await writeFile(join(dir, 'run/xapi.pid'), `${process.pid}\n`);
  expect(await (await open()).boot()).toMatchObject({ ok: true });
});

test('a server that dies later is news', async () => {
  const host = await open();
  await host.boot();
  const lost = next(host, 'xapiFailed');
  process.kill(Number(await text('run/xapi.pid')), 'SIGKILL');
  expect(await lost).toEqual({ kind: 'xapiFailed', detail: 'it ended with SIGKILL' });
  expect(await text('run/services/xapi')).toBe('failed\n');
});

test('a server that ends at once is told with its last words, and the host is up all the same', async () => {
  const host = await open(null, 'console.error("state.db: line 1: not XML"); process.exit(1);');
  expect(await host.boot()).toEqual({ ok: false, error: 'state.db: line 1: not XML' });
  expect(await text('run/services/xapi')).toBe('failed\n');
  expect(await addresses()).toMatchObject({ xenbr0: '192.168.1.10/24' });
});

test('a tree that cannot be written is told as such, at boot and at a reboot', async () => {
  const host = await open();
  await host.boot();
  await host.host.machine.stopService('xapi');
  await rm(join(dir, 'run/network'), { recursive: true });
  await rm(join(dir, 'sys'), { recursive: true });
  await rm(join(dir, 'var/lib/xcp'), { recursive: true });
  await writeFile(join(dir, 'var/lib/xcp'), 'a file where a folder should be');
  const failed = next(host, 'xapiFailed');
  await host.host.machine.reboot();
  const event = await failed;
  expect(event.kind === 'xapiFailed' && event.detail).toMatch(/EEXIST|ENOTDIR/);
});

test('closing leaves the tree and nothing running', async () => {
  const host = await open();
  await host.boot();
  await host.close();
  expect(await log()).toBe('started\nterminated\n');
  expect((await readdir(join(dir, 'run'))).sort()).toEqual(['network', 'services']);
});
