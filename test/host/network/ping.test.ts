import { describedReach } from '../../../src/embedded/described-network.js';
import { openTree } from '../../../src/host/index.js';
import { commandsInPath } from '../../support/host/host-calls.js';
import { watch } from 'node:fs';
import { join } from 'node:path';
import {
  echoBy,
  ping,
  type Echo,
  type PingEvent,
  type PingOptions,
  type PingTarget,
} from '../../../src/host/network/ping.js';
import { makeLanTree } from '../../support/host/lan.js';
import { makeStandIns, writeProgram, type StandIns } from '../../support/host/stand-ins.js';
import { temporaryFolder } from '../../support/host/tree.js';

const path = process.env['PATH'];
afterEach(() => {
  process.env['PATH'] = path;
});

const target = (address: string, device = ''): PingTarget => ({
  family: address.includes(':') ? 6 : 4,
  address,
  device,
});

/** Of this machine, by the ping in PATH; of a tree, by its described LAN. */
async function echoAt(root: string): Promise<Echo> {
  return root === '/' ? echoBy(commandsInPath()) : describedReach(await openTree(root)).echo;
}

async function events(
  root: string,
  to: PingTarget,
  options: PingOptions = {},
): Promise<readonly PingEvent[]> {
  const all: PingEvent[] = [];
  for await (const event of ping(await echoAt(root), to, { intervalMs: 0, ...options }))
    all.push(event);
  return all;
}

function standIns(bodies: Readonly<Record<string, string>>): StandIns {
  const folder = temporaryFolder();
  const made = makeStandIns(folder, Object.keys(bodies), bodies);
  process.env['PATH'] = `${folder}:${path ?? ''}`;
  return made;
}

// As iputils prints them.
const reply = 'echo "64 bytes from 10.0.0.1: icmp_seq=1 ttl=64 time=0.431 ms"';

test('each answer is told as it comes, with its time; one process a packet', async () => {
  const made = standIns({ ping: reply });
  expect(await events('/', target('10.0.0.1'), { count: 2, timeoutMs: 1500 })).toEqual([
    { kind: 'reply', sequence: 1, ms: 0.431 },
    { kind: 'reply', sequence: 2, ms: 0.431 },
    { kind: 'ended', sent: 2, received: 2, cancelled: false },
  ]);
  expect(made.calls()).toEqual(['ping -n -c 1 -W 2 10.0.0.1', 'ping -n -c 1 -W 2 10.0.0.1']);
});

test('no answer, a router that says why, and no way to send at all', async () => {
  standIns({ ping: 'exit 1' });
  expect(await events('/', target('10.0.0.9'), { count: 1 })).toEqual([
    { kind: 'lost', sequence: 1, detail: '' },
    { kind: 'ended', sent: 1, received: 0, cancelled: false },
  ]);
  standIns({ ping: 'echo "From 10.0.0.1 icmp_seq=1 Destination Host Unreachable"; exit 1' });
  expect((await events('/', target('10.0.0.9'), { count: 1 }))[0]).toEqual({
    kind: 'lost',
    sequence: 1,
    detail: 'Destination Host Unreachable',
  });
  standIns({ ping: 'echo "connect: Network is unreachable" >&2; exit 2' });
  expect(await events('/', target('10.0.0.9'))).toEqual([
    { kind: 'failed', code: 'notSent', detail: 'connect: Network is unreachable' },
  ]);
});

test('IPv6 goes through ping6 where the host has it, a link-local address with its interface', async () => {
  const made = standIns({ ping6: reply, ping: reply });
  await events('/', target('fe80::1', 'xenbr0'), { count: 1 });
  expect(made.calls()).toEqual(['ping6 -n -c 1 -W 2 fe80::1%xenbr0']);
});

test('cancelled: the running packet ends at once, and the end says so', async () => {
  const folder = temporaryFolder();
  writeProgram(join(folder, 'ping'), `mkfifo ${folder}/never; read x < ${folder}/never`);
  process.env['PATH'] = `${folder}:${path ?? ''}`;
  const stop = new AbortController();
  const watcher = watch(folder, (_, name) => {
    if (name === 'never') stop.abort();
  });
  expect(await events('/', target('10.0.0.1'), { signal: stop.signal, timeoutMs: 60_000 })).toEqual(
    [{ kind: 'ended', sent: 0, received: 0, cancelled: true }],
  );
  watcher.close();
  expect(await events('/', target('10.0.0.1'), { signal: stop.signal })).toEqual([
    { kind: 'ended', sent: 0, received: 0, cancelled: true },
  ]);
});

test('cancelled between two packets', async () => {
  const made = standIns({ ping: reply });
  const stop = new AbortController();
  const seen: string[] = [];
  for await (const event of ping(await echoAt('/'), target('10.0.0.1'), {
    intervalMs: 60_000,
    signal: stop.signal,
  })) {
    seen.push(event.kind);
    stop.abort();
  }
  expect(seen).toEqual(['reply', 'ended']);
  expect(made.calls()).toHaveLength(1);
});

test('in a tree the described LAN answers, and no command is called', async () => {
  const made = standIns({ ping: reply, ping6: reply });
  const root = temporaryFolder();
  makeLanTree(root);
  expect(await events(root, target('10.0.0.1'), { count: 1 })).toMatchObject([
    { kind: 'reply', sequence: 1 },
    { kind: 'ended', sent: 1, received: 1, cancelled: false },
  ]);
  expect(await events(root, target('10.0.0.99'), { count: 1 })).toMatchObject([
    { kind: 'lost' },
    { received: 0 },
  ]);
  expect(made.calls()).toEqual([]);
});
