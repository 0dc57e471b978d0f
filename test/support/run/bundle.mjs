/**
 * `node bundle.mjs ENTRY OUTPUT`: one file of JavaScript from a TypeScript program, as the released
 * programs are made.
 */
import { build } from 'esbuild';
import { blessedPlugin } from '../../../scripts/blessed-plugin.mjs';

const [entry, outfile] = process.argv.slice(2);
await build({
  entryPoints: [entry],
  outfile,
  bundle: true,
  platform: 'node',
  target: 'node20',
  format: 'cjs',
  logLevel: 'warning',
  plugins: [blessedPlugin],
});
