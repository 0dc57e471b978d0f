// Builds the programs: one file each in dist/, with the project's assets inside, so that a program
// works from any directory with nothing else of the project on disk. The files beside it make it
// start sooner. Not minified: that saves no start-up time and costs readable stack traces.
import {
  cpSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { makeTree } from './support/host-tree.mjs';
import { bundledPackages, licencesText } from './support/bundled.mjs';
import { modulesOf } from './support/modules.mjs';
import { packed, partsOf, writeCache } from './support/pack.mjs';

const root = dirname(dirname(fileURLToPath(import.meta.url)));

/** Program name -> the file with its main. */
export const programs = {
  xsconsole: '#src/cli/xsconsole.ts',
  'xe-reset-networking': '#src/cli/xe-reset-networking.ts',
  'xapi-server': '#src/cli/xapi-server.ts',
  'complete-network-reset': '#src/cli/complete-network-reset.ts',
  'xsconsole-setup': '#src/cli/xsconsole-setup.ts',
};

/**
 * Makes an embedded host in a folder. The warm-up of the server needs one: most of its code is
 * compiled only when it serves a host.
 */
function makeEmbeddedHost(folder) {
  for (const layer of ['common', 'networkd'])
    cpSync(join(root, 'assets/embedded-host', layer), folder, { recursive: true });
}

/** All options of a static configuration. */
const staticAddresses = [
  ['--mode', 'static', '--ip', '10.0.0.5', '--netmask', '255.255.255.0', '--gateway', '10.0.0.1'],
  ['--mode-v6', 'static', '--ipv6', 'fd00::5/64', '--gateway-v6', 'fd00::1'],
  ['--dns', '10.0.0.2,fd00::53'],
].flat();

/** The run that prints a program's help. */
const help = { args: ['--help'] };

/**
 * Warm-up runs of each program. The code that they use is kept in compiled form, so that the
 * program starts faster. The runs show what a person waits for: the help, a whole reset, the first
 * picture. Each has the arguments, the words on the screen that end it (none: it ends by itself),
 * and a function that makes its host in a folder.
 */
const warmUps = {
  'xe-reset-networking': [
    help,
    {
      args: ['--yes', '--device', 'eth1', '--vlan', '12', '-m', '10.0.0.8', ...staticAddresses],
      host: makeTree,
    },
  ],
  'xapi-server': [
    help,
    { args: ['--root', '@FOLDER@'], words: ['xapi-server ready'], host: makeEmbeddedHost },
  ],
  'complete-network-reset': [help],
  'xsconsole-setup': [help],
  xsconsole: [
    help,
    { args: ['--embedded', '@FOLDER@/host', '--fresh'], words: ['1000 Mbit/s', 'Frankfurt'] },
  ],
};

/**
 * V8 flags that keep the console's memory small: the host that it runs on may be short of memory,
 * and the console never computes for long. Each entry is a flag, the flag that undoes it, and,
 * where a later Node no longer knows it, the last Node version that does. The young generation gets
 * 1 MB instead of 16. An idle console collects its garbage once, not three times. Node 20 sets the
 * third flag together with the second, so the third needs its own way back.
 */
const flags = {
  xsconsole: [
    ['--no-opt', '--opt'],
    ['--optimize-for-size', '--no-optimize-for-size'],
    ['--max-semi-space-size=1', '--max-semi-space-size=0'],
    ['--semi-space-growth-factor=1', '--semi-space-growth-factor=2'],
    ['--memory-reducer-single-gc', '--no-memory-reducer-single-gc', 20],
  ],
};

/**
 * The folders of assets/ that the programs read. The other folders are for the README and the
 * packages.
 */
const assetFolders = ['embedded-host/', 'help/', 'helpers/'];

/**
 * Code to put before a module: name of the module -> code. This one gives `assets.ts` the function
 * that reads the assets.
 */
const prefixes = {
  '#src/embedded/assets.ts':
    "const __XSCONSOLE_ASSETS__ = () => JSON.parse(require.text('assets'));\n",
};

/**
 * Matches the empty place before a program's name in a help page, where the folder of the installed
 * programs is inserted. `xsconsole` stays as it is: it means the console that shows the page.
 */
const programNames = new RegExp(
  `(?<![\\w/-])(?=(?:${Object.keys(programs)
    .filter((name) => name !== 'xsconsole')
    .join('|')})(?![\\w/-]))`,
  'gu',
);

/**
 * Reads the assets of the programs: path relative to assets/ -> text. `programFolder`: the folder
 * of the installed programs, with a slash at its end.
 */
export function assets(programFolder = '') {
  const folder = join(root, 'assets');
  const found = {};
  for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
    const path = join(entry.parentPath, entry.name);
    const name = relative(folder, path);
    if (entry.isFile() && assetFolders.some((top) => name.startsWith(top)))
      found[name] = name.startsWith('help/')
        ? readFileSync(path, 'utf8').replace(programNames, programFolder)
        : readFileSync(path, 'utf8');
  }
  return found;
}

/**
 * Builds every program into `outdir`, and replaces nothing there before everything is built.
 * Answers the npm packages that are in the programs.
 * - `node`: the Node that will run them. A code cache works only with the Node that made it.
 * - `installed`: for a package, the program that starts them and the folder that they are installed
 * in, with a slash at its end.
 */
export async function buildAll(
  outdir = join(root, 'dist'),
  node = process.execPath,
  installed = { launcher: null, folder: '' },
) {
  const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
  mkdirSync(outdir, { recursive: true });
  const folder = mkdtempSync(join(outdir, '.new-'));
  const more = { assets: JSON.stringify(assets(installed.folder)) };
  const define = {
    __XSCONSOLE_VERSION__: JSON.stringify(version),
    __XSCONSOLE_PROGRAMS__: JSON.stringify(installed.folder),
  };
  try {
    const all = [];
    const written = {};
    const bundle = async ([name, main]) => {
      const { modules, metafiles } = await modulesOf(root, main, define, prefixes);
      all.push(...metafiles);
      written[name] = (parts) => {
        const { identity, files } = packed(
          modules,
          parts,
          more,
          flags[name] ?? [],
          installed.launcher,
        );
        for (const [ending, text] of Object.entries(files))
          writeFileSync(join(folder, `${name}.${ending}`), text, {
            mode: ending === 'js' ? 0o755 : 0o644,
          });
        return identity;
      };
      written[name]({});
    };
    await Promise.all(Object.entries(programs).map(bundle));
    const warmUp = async (name) => {
      const program = join(folder, `${name}.js`);
      const identity = written[name](await partsOf(program, warmUps[name], node));
      await writeCache(program, identity, warmUps[name], node);
    };
    // The console starts the server, so it is the last.
    const others = Object.keys(warmUps).filter((name) => name !== 'xsconsole');
    await Promise.all(others.map(warmUp));
    await warmUp('xsconsole');
    const bundled = bundledPackages(root, all);
    writeFileSync(join(folder, 'licences.txt'), licencesText(bundled));
    for (const file of readdirSync(folder)) renameSync(join(folder, file), join(outdir, file));
    return bundled;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

// An argument names another folder than dist/.
if (process.argv[1] === fileURLToPath(import.meta.url)) await buildAll(process.argv[2]);
