// The modules of a program, ours and those of packages.
import { build } from 'esbuild';
import { blessedPlugin } from '../blessed-plugin.mjs';
import { blessedContribPlugin } from '../blessed-contrib-plugin.mjs';
import { systeminformationPlugin } from '../systeminformation-plugin.mjs';
import { Modules } from './lazy-modules.mjs';

/** All that is used of a package as one module, each of its own modules under its name. */
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
 * The modules of the program whose main is `main`: name -> code, CommonJS, each asking for others
 * by `require` when it uses them. `define`: the build's constants, as code. `texts`: what stands
 * before the code of a module.
 */
export async function modulesOf(root, main, define, texts) {
  const known = new Modules(root, define, texts);
  const modules = await known.from(main);
  const metafiles = [];
  for (const [name, wanted] of known.packages) {
    const { code, metafile } = await packageOf(root, wanted);
    modules.set(`#${name}`, code);
    metafiles.push(metafile);
  }
  return { modules, metafiles };
}
