// Builds the four programs: one CommonJS file each in dist/, with the project's assets inside, so that a program
// works from any directory with nothing else of the project on disk. Not minified: minifying saves no start-up time
// and costs readable stack traces.
import { chmodSync, mkdirSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import { blessedPlugin } from './blessed-plugin.mjs';

const root = dirname(dirname(fileURLToPath(import.meta.url)));

/** Program name -> the file with its main. */
export const programs = {
  xsconsole: 'screens/main.ts',
  'xe-reset-networking': 'src/cli/xe-reset-networking.ts',
  'xapi-server': 'src/cli/xapi-server.ts',
  'complete-network-reset': 'src/cli/complete-network-reset.ts',
};

/** The text files under assets/ that programs read, by path relative to assets/. Pictures are for the README only. */
function assets(folder = join(root, 'assets')) {
  const found = {};
  for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
    const path = join(entry.parentPath, entry.name);
    const name = relative(folder, path);
    if (entry.isFile() && !name.startsWith('pictures/')) found[name] = readFileSync(path, 'utf8');
  }
  return found;
}

/** Builds every program into `outdir`. */
export async function buildAll(outdir = join(root, 'dist')) {
  const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
  rmSync(outdir, { recursive: true, force: true });
  mkdirSync(outdir, { recursive: true });
  await build({
    absWorkingDir: root,
    entryPoints: Object.fromEntries(Object.entries(programs).map(([name, main]) => [name, join(root, main)])),
    outdir,
    bundle: true,
    platform: 'node',
    target: 'node20',
    format: 'cjs',
    banner: { js: '#!/usr/bin/env node' },
    define: { __XSCONSOLE_ASSETS__: JSON.stringify(assets()), __XSCONSOLE_VERSION__: JSON.stringify(version) },
    plugins: [blessedPlugin],
    logLevel: 'warning',
  });
  for (const name of Object.keys(programs)) chmodSync(join(outdir, `${name}.js`), 0o755);
}

if (process.argv[1] === fileURLToPath(import.meta.url)) await buildAll();
