// The embedded XAPI: large answers, the cost of a reset in pools of growing size, load and save of
// a large database, memory, and how long one request can hold up the others. Everything is asked of
// a real server process over its unix socket.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { dirname, join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { poolDatabase, refOf } from '../support/pool-database.mjs';
import { startServer } from '../support/xapi-server.mjs';
import { floor, interleaved, line, median, milliseconds } from './measure.mjs';

const xmlCall = (method, session) =>
  `<?xml version="1.0"?><methodCall><methodName>${method}</methodName><params><param><value>` +
  `<string>${session}</string></value></param></params></methodCall>`;
const jsonCall = (method, session) =>
  JSON.stringify({ jsonrpc: '2.0', method, params: [session], id: 1 });

/** PIF.get_all_records of 10,000 PIFs over both protocols. */
async function largeAnswers(print) {
  const server = await startServer(poolDatabase({ hosts: 45, nics: 16, bonds: 8, vlans: 200 }));
  try {
    const count = Object.keys(await server.call('PIF.get_all_records')).length;
    await server.probe();
    const figures = await interleaved(
      {
        floor,
        json: () =>
          milliseconds(() =>
            server.post(
              '/jsonrpc',
              'application/json',
              jsonCall('PIF.get_all_records', server.session),
            ),
          ),
        xml: () =>
          milliseconds(() =>
            server.post('/RPC2', 'text/xml', xmlCall('PIF.get_all_records', server.session)),
          ),
      },
      7,
    );
    print(
      line(`PIF.get_all_records, ${count} PIFs, JSON-RPC`, figures.json, 'ms', {
        ratio: figures.json / figures.floor,
      }),
    );
    print(
      line(`PIF.get_all_records, ${count} PIFs, XML-RPC`, figures.xml, 'ms', {
        ratio: figures.xml / figures.floor,
      }),
    );
    await block(print, server, 'longest block of other requests meanwhile');
  } finally {
    await server.stop();
  }
}

const sizes = [1, 16, 64];

/**
 * One round of resets, one in each pool: [time by the clock, processor time], ms, by size. A pool
 * of one host has one reset in it, so each round has servers of its own.
 */
async function resetRound(order) {
  const servers = new Map();
  const figures = new Map();
  try {
    for (const size of sizes) servers.set(size, await startServer(databases(size)));
    // Warm code, on the same calls in each pool, which change nothing: the first call of a process
    // would measure the compiler.
    for (let index = 0; index < 300; index += 1) {
      for (const size of sizes)
        await servers
          .get(size)
          .call('PIF.get_record', refOf(`host ${size - 1}/vlan${(index % 200) + 1}`));
    }
    for (const size of order) {
      const server = servers.get(size);
      const before = server.worked();
      const time = await milliseconds(() =>
        server.call('host.reset_networking', refOf(`host ${size - 1}`)),
      );
      figures.set(size, [time, before === null ? time : server.worked() - before]);
    }
  } finally {
    for (const server of servers.values()) await server.stop();
  }
  return figures;
}

/**
 * host.reset_networking of one host. Its cost depends on that host's objects. The pools take turns
 * at being first, so that a busy machine slows all of them alike.
 */
async function resets(print) {
  const rounds = [];
  const floors = [];
  for (let round = 0; round < 15; round += 1) {
    rounds.push(await resetRound(sizes.map((_, index) => sizes[(index + round) % sizes.length])));
    floors.push(await floor());
  }
  const middle = (size, which) => median(rounds.map((figures) => figures.get(size)[which]));
  for (const size of sizes)
    print(
      line(`host.reset_networking, one of ${size} host(s)`, middle(size, 0), 'ms', {
        ratio: middle(size, 0) / median(floors),
      }),
    );
  for (const size of sizes)
    print(line(`  processor time, one of ${size} host(s)`, middle(size, 1)));
  print(
    line(
      `  of 64 hosts against 1 host, ${rounds.length} rounds`,
      middle(64, 0) / middle(1, 0),
      'times',
      { limit: 1.5 },
    ),
  );
  print(
    line('  the same in processor time', middle(64, 1) / middle(1, 1), 'times', { limit: 1.5 }),
  );
}

const texts = new Map();
function databases(size) {
  if (!texts.has(size)) texts.set(size, poolDatabase({ hosts: size }));
  return texts.get(size);
}

/**
 * Prints the longest stop of the event loop since the last probe. The limit is for the loop's own
 * work, so time that the machine spends on other programs is left out.
 */
async function block(print, server, what) {
  const { longestBlock, longestWork } = await server.probe();
  if (longestWork === null) print(line(what, longestBlock, 'ms', { limit: 50 }));
  else {
    print(line(what, longestWork, 'ms', { limit: 50 }));
    print(line('  by the clock, with all that the machine does besides', longestBlock));
  }
}

/**
 * Small calls one after the other until `until` resolves (at least `least` of them): the middle and
 * the longest of their times, ms.
 */
async function smallCalls(server, until, least = 20) {
  const times = [];
  let over = false;
  const end = until.then(() => {
    over = true;
  });
  while (!over || times.length < least)
    times.push(await milliseconds(() => server.call('network.get_MTU', refOf('net eth0'))));
  await end;
  return { middle: median(times), longest: Math.max(...times) };
}

/**
 * How long small calls take while `count` clients fetch large answers, and the longest stop of the
 * server's event loop.
 */
async function crowd(print, server, count) {
  const clients = spawn(
    process.execPath,
    [
      join(dirname(fileURLToPath(import.meta.url)), '../support/many-clients.mjs'),
      server.socketPath,
      String(count),
      jsonCall('VM.get_all_records', server.session),
    ],
    { stdio: ['pipe', 'pipe', 'ignore'] },
  );
  const ended = once(clients, 'close');
  await once(clients.stdout, 'data');
  await server.probe();
  const { middle, longest } = await smallCalls(server, pause(3000));
  await block(print, server, `${count} client(s) taking VM.get_all_records: longest block`);
  clients.stdin.end();
  await ended;
  print(line('  a small call meanwhile, the middle one', middle));
  print(line('  a small call meanwhile, the longest', longest));
}

/** Load and save of a 50 MB database. */
async function largeDatabase(print) {
  const text = poolDatabase({ hosts: 16, machineBytes: 55e6 });
  const server = await startServer(text);
  try {
    const none = await floor();
    print(
      line(`start on a database of ${(text.length / 1e6).toFixed(1)} MB`, server.startMs, 'ms', {
        ratio: server.startMs / none,
      }),
    );
    print(line('memory after the start', (await server.probe()).memory, 'MB', { limit: 256 }));
    const saves = [];
    const saving = async () => {
      for (let round = 0; round < 5; round += 1) {
        await server.call('network.set_name_label', refOf('net eth0'), `round ${round}`);
        saves.push(await milliseconds(() => server.call('pool.sync_database')));
      }
    };
    const { middle, longest } = await smallCalls(server, saving());
    print(line('save', median(saves), 'ms', { ratio: median(saves) / none }));
    await block(print, server, 'longest block of other requests while saving');
    print(line('  a small call meanwhile, the middle one', middle));
    print(line('  a small call meanwhile, the longest', longest));
    for (const count of [1, 4, 32, 200]) await crowd(print, server, count);
    await pause(1000);
    print(line('memory after it', (await server.probe()).memory, 'MB', { limit: 256 }));
    print(line('memory at its highest', server.peakMemory(), 'MB', { limit: 256 }));
  } finally {
    await server.stop();
  }
}

/** Prints the figures of the embedded XAPI. */
export async function run(print, parts = ['answers', 'resets', 'database']) {
  if (parts.includes('answers')) await largeAnswers(print);
  if (parts.includes('resets')) await resets(print);
  if (parts.includes('database')) await largeDatabase(print);
}
