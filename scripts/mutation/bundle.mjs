// Gathers the tests of src/reset into one file for the mutation run. Stryker calls this in its copy
// of the project, where src/ holds all mutants at once, each behind a switch; one loaded bundle
// then serves for all of them, where Jest would load everything anew for each.
import { readdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { build } from 'esbuild';

const folder = 'test/reset';
const tests = readdirSync(folder, { recursive: true })
  .filter((name) => name.endsWith('.test.ts'))
  .sort();

await build({
  stdin: {
    contents: ['../../scripts/mutation/globals.cjs', ...tests.map((name) => `./${name}`)]
      .map((name) => `import '${name}';`)
      .join('\n'),
    resolveDir: folder,
    loader: 'js',
  },
  outfile: join(dirname(folder), 'reset-tests.cjs'),
  bundle: true,
  platform: 'node',
  target: 'node20',
  format: 'cjs',
  packages: 'external',
  sourcemap: 'inline',
  logLevel: 'warning',
});
