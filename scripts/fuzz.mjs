// `npm run fuzz [inputs] [seed]`: tries 100,000 inputs (by default) on each reader of foreign text:
// the codecs of both protocols and the reader of pool databases. No input may make them throw, hang
// or take much longer than its length explains. What they accept must come out again unchanged. The
// script prints its seed. It ends non-zero on the first finding, and prints the input.
import fc from 'fast-check';
import { check, targetsOf } from './fuzz/targets.mjs';
import { sources } from './support/sources.mjs';

const [inputs = '100000', seed = String(Date.now() % 0x7fffffff)] = process.argv.slice(2);

const targets = targetsOf(
  await sources([
    'src/xenapi/index.ts',
    'src/xapi/database/reader.ts',
    'src/xapi/database/writer.ts',
    'src/xapi/database/database.ts',
    'src/model/database/sexpr.ts',
    'src/model/database/blanks.ts',
    'src/xapi/http/protocol.ts',
    'src/xapi/dispatch/query.ts',
  ]),
);

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
    // No input is longer than some ten thousand characters: only a hang takes so long, on any
    // machine.
    check(taken < 5000, `took ${Math.round(taken)} ms`);
  };
  const details = fc.check(fc.property(arbitrary, timed), {
    seed: Number(seed),
    numRuns: Number(inputs),
  });
  total += details.numRuns;
  console.log(
    `${name.padEnd(26)} ${String(details.numRuns).padStart(7)} inputs  ` +
      `${(Number(process.hrtime.bigint() - begin) / 1e9).toFixed(1)} s  slowest ` +
      `${slowest.toFixed(1)} ms`,
  );
  if (details.failed) {
    console.error(
      `FOUND in ${name}: ` +
        `${details.errorInstance?.stack ?? details.error ?? 'the property failed'}\ninput: ` +
        `${JSON.stringify(details.counterexample)}\nagain: npm run fuzz ${inputs} ${seed}`,
    );
    process.exit(1);
  }
}
console.log(`${total} inputs, nothing found`);
