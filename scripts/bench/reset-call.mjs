// host.reset_networking on a real pool database: the one named by XSCONSOLE_BENCH_DATABASE, else
// that of two hosts beside the project (../shared/data); without either, on a made pool of the same
// size, and the line says so.
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { poolDatabase } from '../support/pool-database.mjs';
import { startServer } from '../support/xapi-server.mjs';
import { floor, line, median, milliseconds } from './measure.mjs';

const beside = join(
  dirname(fileURLToPath(import.meta.url)),
  '../../../shared/data/pool-cowley-two-hosts.xml',
);
const rounds = 15;

/** The database to measure on, and its name in the output. */
function database() {
  const path = process.env.XSCONSOLE_BENCH_DATABASE ?? beside;
  if (existsSync(path))
    return {
      name: path === beside ? 'the pool of two hosts (cowley)' : path,
      text: readFileSync(path, 'utf8'),
    };
  return {
    name: 'a made pool of two hosts',
    text: poolDatabase({ hosts: 2, nics: 6, bonds: 1, vlans: 1 }),
  };
}

/** One reset in a server of its own, since a host can be reset only once. */
async function reset(text) {
  const server = await startServer(text);
  try {
    // Warm code, on calls that change nothing: else the first reset of a process would measure the
    // compiler.
    for (let index = 0; index < 3; index += 1) await server.call('PIF.get_all_records');
    const [host] = await server.call('host.get_all');
    return await milliseconds(() => server.call('host.reset_networking', host));
  } finally {
    await server.stop();
  }
}

export async function run(print) {
  const { name, text } = database();
  const times = [];
  const floors = [];
  for (let round = 0; round < rounds; round += 1) {
    times.push(await reset(text));
    floors.push(await floor());
  }
  print(
    line(`host.reset_networking on ${name}`, median(times), 'ms', {
      ratio: median(times) / median(floors),
    }),
  );
}
