// `npm run bench [names]`: prints every figure with its ratio to `node -e 0` on the same machine,
// in the same run. Each file of scripts/bench/ exports `run(print)`; with names given, only those
// run.
import { readdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const folder = join(dirname(fileURLToPath(import.meta.url)), 'bench');
const wanted = process.argv.slice(2);

for (const file of readdirSync(folder).toSorted()) {
  const name = file.replace('.mjs', '');
  if (name === 'measure' || (wanted.length > 0 && !wanted.includes(name))) continue;
  const { run } = await import(join(folder, file));
  if (run === undefined) continue;
  console.log(`\n${name}`);
  await run((text) => {
    console.log(`  ${text}`);
  });
}
