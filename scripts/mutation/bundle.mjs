// Gathers the tests that try src/reset into one file for the mutation run: its own and those of
// src/text. They take 3 s of processor time together. The tests that drive it through a console,
// XenAPI or a process take a hundred times as long, and a mutant that survives runs every test that
// reaches it. Stryker calls this in its copy of the project, where src/ holds all mutants
// at once, each behind a switch; one loaded bundle then serves for all of them, where Jest would
// load everything anew for each.
import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { build } from 'esbuild';

const folder = 'test';
const wanted = /^(reset|text)\/.*\.test\.ts$/u;
const tests = readdirSync(folder, { recursive: true })
  .filter((name) => wanted.test(name))
  .sort();

// A test finds its data beside itself: in one bundle `__dirname` would name the bundle's folder.
const ownFolder = {
  name: 'own-folder',
  setup: ({ onLoad }) =>
    onLoad({ filter: /\/(test|src)\/.*\.ts$/ }, ({ path }) => ({
      contents: readFileSync(path, 'utf8').replaceAll('__dirname', JSON.stringify(dirname(path))),
      loader: 'ts',
    })),
};

await build({
  stdin: {
    contents: ['../scripts/mutation/globals.cjs', ...tests.map((name) => `./${name}`)]
      .map((name) => `import '${name}';`)
      .join('\n'),
    resolveDir: folder,
    loader: 'js',
  },
  outfile: join(folder, 'reset-tests.cjs'),
  bundle: true,
  platform: 'node',
  target: 'node20',
  format: 'cjs',
  packages: 'external',
  // The package says that none of its files acts when it is imported; tests do.
  ignoreAnnotations: true,
  plugins: [ownFolder],
  sourcemap: 'inline',
  logLevel: 'warning',
});
