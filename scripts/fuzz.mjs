// `npm run fuzz [inputs] [seed]`: throws 100,000 inputs each (by default) at everything that reads what others wrote: the codecs of both protocols
// and the reader of pool databases. No input may make them throw, hang or take much longer than its length explains; what they take for good
// must come out again as it went in. Prints its seed; ends non-zero on the first finding, with the input.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { createRequire } from 'node:module';
import { build } from 'esbuild';
import fc from 'fast-check';
import { check, targetsOf } from './fuzz/targets.mjs';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const [inputs = '100000', seed = String(Date.now() % 0x7fffffff)] = process.argv.slice(2);

/** The sources under trial, bundled for this run. */
async function sources() {
  const folder = mkdtempSync(join(tmpdir(), 'xsconsole-fuzz-'));
  const entry = [
    'src/xenapi/index.ts',
    'src/xapi/database/reader.ts',
    'src/xapi/database/writer.ts',
    'src/xapi/database/database.ts',
    'src/model/database/sexpr.ts',
    'src/model/database/blanks.ts',
    'src/xapi/http/protocol.ts',
    'src/xapi/dispatch/query.ts',
  ];
  await build({
    stdin: {
      contents: entry
        .map((path) => `export * from ${JSON.stringify(join(root, path))};`)
        .join('\n'),
      resolveDir: root,
      loader: 'ts',
    },
    bundle: true,
    platform: 'node',
    format: 'cjs',
    outfile: join(folder, 'under-trial.cjs'),
    logLevel: 'error',
  });
  const loaded = createRequire(import.meta.url)(join(folder, 'under-trial.cjs'));
  rmSync(folder, { recursive: true });
  return loaded;
}

const targets = targetsOf(await sources());

let total = 0;
console.log(`seed ${seed}`);
for (const [name, [arbitrary, property]] of Object.entries(targets)) {
  const begin = process.hrtime.bigint();
  let slowest = 0;
  const timed = (input) => {
    const start = process.hrtime.bigint();
    property(input);
    const taken = Number(process.hrtime.bigint() - start) / 1e6;
    slowest = Math.max(slowest, taken);
    // No input is longer than some ten thousand characters: only a hang takes so long, on any machine.
    check(taken < 5000, `took ${Math.round(taken)} ms`);
  };
  const details = fc.check(fc.property(arbitrary, timed), {
    seed: Number(seed),
    numRuns: Number(inputs),
  });
  total += details.numRuns;
  console.log(
    `${name.padEnd(26)} ${String(details.numRuns).padStart(7)} inputs  ${(Number(process.hrtime.bigint() - begin) / 1e9).toFixed(1)} s  slowest ${slowest.toFixed(1)} ms`,
  );
  if (details.failed) {
    console.error(
      `FOUND in ${name}: ${details.errorInstance?.stack ?? details.error ?? 'the property failed'}\ninput: ${JSON.stringify(details.counterexample)}\nagain: npm run fuzz ${inputs} ${seed}`,
    );
    process.exit(1);
  }
}
console.log(`${total} inputs, nothing found`);
