// How the sources of a program become parts, each loaded when it is asked for: what starts has as
// little to read as it can.
import { basename, join } from 'node:path';
import { build, transform } from 'esbuild';
import { blessedPlugin } from '../blessed-plugin.mjs';
import { blessedContribPlugin } from '../blessed-contrib-plugin.mjs';
import { systeminformationPlugin } from '../systeminformation-plugin.mjs';
import { lateModules, withLateParts } from './late.mjs';

/**
 * The parts of the program whose main is `main`: name -> code, CommonJS, each asking for others by
 * `require`; the one to begin with is called `main`. A part for each room that is imported on
 * demand, and for what several of them share.
 */
export async function partsOf(root, main, version, assets) {
  // As a definition all parts would share it.
  const texts = {
    [join(root, 'src/embedded/assets.ts')]:
      `const __XSCONSOLE_ASSETS__ = ${JSON.stringify(assets)};\n`,
  };
  const { outputFiles, metafile } = await build({
    absWorkingDir: root,
    entryPoints: { main: join(root, main) },
    outdir: root,
    write: false,
    bundle: true,
    // Only this format is split.
    format: 'esm',
    splitting: true,
    platform: 'node',
    target: 'node20',
    define: { __XSCONSOLE_VERSION__: JSON.stringify(version) },
    plugins: [lateModules(texts), blessedPlugin, blessedContribPlugin, systeminformationPlugin],
    logLevel: 'warning',
    metafile: true,
  });
  const parts = {};
  for (const { path, text } of outputFiles) {
    const { code } = await transform(text, {
      format: 'cjs',
      platform: 'node',
      target: 'node20',
      supported: { 'dynamic-import': false },
    });
    const file = basename(path);
    parts[file === 'main.js' ? 'main' : `./${file}`] = withLateParts(code);
  }
  return { parts, metafile };
}
