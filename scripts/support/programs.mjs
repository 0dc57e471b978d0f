// The built programs that the benchmarks measure.
import { spawn } from 'node:child_process';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The folder of the programs to measure: XSCONSOLE_PROGRAMS, else dist/. */
const dist = resolve(
  process.env.XSCONSOLE_PROGRAMS ??
    join(dirname(dirname(dirname(fileURLToPath(import.meta.url)))), 'dist'),
);

/** A program's file. */
export const program = (name) => join(dist, `${name}.js`);

/** Runs xe-reset-networking on a host's tree; rejects with what it said if it fails. */
export const resetCommand = (root, ...words) =>
  new Promise((done, reject) => {
    const child = spawn(
      process.execPath,
      [program('xe-reset-networking'), '--root', root, ...words],
      { stdio: ['ignore', 'ignore', 'pipe'] },
    );
    let said = '';
    child.stderr.on('data', (part) => {
      said += part;
    });
    child.on('close', (status) => {
      if (status === 0) done();
      else reject(new Error(`${words.join(' ')}: ${said}`));
    });
  });
