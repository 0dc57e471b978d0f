// `npm run bench [names]`: prints every figure with its ratio to `node -e 0` on the same machine,
// in the same run. Each file of scripts/bench/ exports `run(print)`; with names given, only those
// run.
import { readdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { verdicts } from './bench/measure.mjs';

const folder = join(dirname(fileURLToPath(import.meta.url)), 'bench');
const wanted = process.argv.slice(2);

for (const file of readdirSync(folder).toSorted()) {
  const name = file.replace('.mjs', '');
  if (name === 'measure' || (wanted.length > 0 && !wanted.includes(name))) continue;
  const { run } = await import(join(folder, file));
  if (run === undefined) continue;
  console.log(`\n${name}`);
  const begun = performance.now();
  await run((text) => {
    console.log(`  ${text}`);
  });
  console.log(`  (${Math.round((performance.now() - begun) / 1000)} s)`);
}

const missed = verdicts.filter(({ kept }) => !kept);
console.log(`\n${verdicts.length - missed.length} of ${verdicts.length} limits kept`);
for (const { what } of missed) console.log(`  MISSED: ${what}`);
