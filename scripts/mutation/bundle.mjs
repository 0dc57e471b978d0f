// Gathers the tests of src/reset into one file for the mutation run. Stryker calls this in its copy
// of the project, where src/ holds all mutants at once, each behind a switch; one loaded bundle
// then serves for all of them, where Jest would load everything anew for each.
import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { build } from 'esbuild';

const folder = 'test/reset';
const tests = readdirSync(folder, { recursive: true })
  .filter((name) => name.endsWith('.test.ts'))
  .sort();

// A test finds its data beside itself: in one bundle `__dirname` would name the bundle's folder.
const ownFolder = {
  name: 'own-folder',
  setup: ({ onLoad }) =>
    onLoad({ filter: /\/test\/.*\.ts$/ }, ({ path }) => ({
      contents: readFileSync(path, 'utf8').replaceAll('__dirname', JSON.stringify(dirname(path))),
      loader: 'ts',
    })),
};

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
  plugins: [ownFolder],
  sourcemap: 'inline',
  logLevel: 'warning',
});
