// The modules of a program, ours and those of packages.
import { build } from 'esbuild';
import { blessedPlugin } from '../blessed-plugin.mjs';
import { blessedContribPlugin } from '../blessed-contrib-plugin.mjs';
import { systeminformationPlugin } from '../systeminformation-plugin.mjs';
import { Modules } from './lazy-modules.mjs';

/** Bundles the modules of a package that the programs use into one module, each under its name. */
async function packageOf(root, wanted) {
  const members = Array.from(wanted, (name) => {
    const quoted = JSON.stringify(name);
    return `get ${quoted}() { return require(${quoted}); }`;
  });
  const { outputFiles, metafile } = await build({
    absWorkingDir: root,
    stdin: { contents: `module.exports = { ${members.join(', ')} };`, resolveDir: root },
    write: false,
    bundle: true,
    format: 'cjs',
    platform: 'node',
    target: 'node20',
    plugins: [blessedPlugin, blessedContribPlugin, systeminformationPlugin],
    logLevel: 'warning',
    metafile: true,
  });
  return { code: outputFiles[0].text, metafile };
}

/**
 * The modules of the program whose main module is `main`: name -> CommonJS code that requires other
 * modules when it uses them. `define`: the build's constants, as code. `prefixes`: name of a module
 * -> code to put before it.
 */
export async function modulesOf(root, main, define, prefixes) {
  const known = new Modules(root, define, prefixes);
  const modules = await known.from(main);
  const metafiles = [];
  for (const [name, wanted] of known.packages) {
    const { code, metafile } = await packageOf(root, wanted);
    modules.set(`#${name}`, code);
    metafiles.push(metafile);
  }
  return { modules, metafiles };
}
