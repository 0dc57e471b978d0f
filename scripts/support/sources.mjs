// The project's own sources in a script: bundled for this run, and loaded.
import { mkdtempSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

const root = dirname(dirname(dirname(fileURLToPath(import.meta.url))));

/**
 * Everything that these files of the project export. `before`: JavaScript that goes before them, as
 * the build of the programs puts in.
 */
export async function sources(paths, before = '') {
  const folder = mkdtempSync(join(tmpdir(), 'xsconsole-sources-'));
  try {
    await build({
      stdin: {
        contents: paths
          .map((path) => `export * from ${JSON.stringify(join(root, path))};`)
          .join('\n'),
        resolveDir: root,
        loader: 'ts',
      },
      bundle: true,
      platform: 'node',
      format: 'cjs',
      outfile: join(folder, 'sources.cjs'),
      banner: { js: before },
      logLevel: 'error',
    });
    return createRequire(import.meta.url)(join(folder, 'sources.cjs'));
  } finally {
    rmSync(folder, { recursive: true });
  }
}
