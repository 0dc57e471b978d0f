// The reset of a supporter in pools of 2, 16 and 64 hosts, from the command until the start-up
// after the reboot has ended, as ratios to the pool of 2. The coordinator's XAPI is one process
// that has all the others in its database; the supporter is reset by the real command.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { assets } from '../build.mjs';
import { program, resetCommand } from '../support/programs.mjs';
import { sources } from '../support/sources.mjs';
import { interleaved, line, milliseconds } from './measure.mjs';

const sizes = [2, 16, 64];
const rounds = 5;

/** Resolves when the host has come up; its start-up comes before. */
const up = (host) =>
  new Promise((resolve, reject) => {
    const stop = host.onEvent((event) => {
      if (event.kind === 'xapiFailed') reject(new Error(event.detail));
      if (event.kind !== 'ready') return;
      stop();
      resolve();
    });
  });

/** Runs the reset of a host by the command. */
const command = (host, address) =>
  resetCommand(
    host.dir,
    ...['--yes', '--no-probe', '--device', 'eth0', '--mode', 'static'],
    ...['--ip', address, '--netmask', '255.255.255.0'],
  );

/**
 * A pool whose coordinator and first supporter run. `reset` answers the milliseconds of one reset;
 * `end` removes the pool.
 */
async function poolOf(openEmbeddedPool, size) {
  const dir = mkdtempSync(join(tmpdir(), 'xsc-bench-'));
  const opened = await openEmbeddedPool({
    dir: join(dir, 'pool'),
    size,
    serverProgram: program('xapi-server'),
  });
  if (!opened.ok) throw new Error(JSON.stringify(opened.error));
  const [coordinator, supporter, ...others] = opened.value;
  for (const host of others) await host.close();
  for (const host of [coordinator, supporter]) {
    const booted = await host.boot();
    if (!booted.ok) throw new Error(booted.error);
  }
  let resets = 0;
  return {
    reset: () => {
      resets += 1;
      return milliseconds(() =>
        Promise.all([up(supporter), command(supporter, `127.16.1.${resets}`)]),
      );
    },
    end: async () => {
      await supporter.close();
      await coordinator.close();
      rmSync(dir, { recursive: true, force: true });
    },
  };
}

/** Prints the figures. */
export async function run(print) {
  const { openEmbeddedPool } = await sources(
    ['src/embedded/index.ts'],
    `const __XSCONSOLE_ASSETS__ = () => (${JSON.stringify(assets())});`,
  );
  const pools = [];
  try {
    const works = {};
    for (const size of sizes) {
      const pool = await poolOf(openEmbeddedPool, size);
      pools.push(pool);
      works[`of ${size}`] = pool.reset;
    }
    const figures = await interleaved(works, rounds);
    for (const [name, figure] of Object.entries(figures))
      print(
        `${line(`a supporter's reset, in a pool ${name} hosts`, figure)}  ` +
          `${(figure / figures[`of ${sizes[0]}`]).toFixed(2)} x the pool of ${sizes[0]}`,
      );
  } finally {
    for (const pool of pools) await pool.end();
  }
}
