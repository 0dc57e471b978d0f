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

/** An embedded host as it is made: the server compiles most of its code only once it serves one. */
function makeEmbeddedHost(folder) {
  for (const layer of ['common', 'networkd'])
    cpSync(join(root, 'assets/embedded-host', layer), folder, { recursive: true });
}

/** Everything that an operator may give for a static configuration. */
const staticAddresses = [
  ['--mode', 'static', '--ip', '10.0.0.5', '--netmask', '255.255.255.0', '--gateway', '10.0.0.1'],
  ['--mode-v6', 'static', '--ipv6', 'fd00::5/64', '--gateway-v6', 'fd00::1'],
  ['--dns', '10.0.0.2,fd00::53'],
].flat();

/** How a program is asked for its help. */
const help = { args: ['--help'] };

/**
 * Short runs of each program: arguments, what ends it, and what makes the host that it finds. What
 * it uses is compiled when the program starts. The reset is run whole: people wait for its help and
 * for a host.
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
  // The last: it starts others.
  xsconsole: [
    help,
    { args: ['--embedded', '@FOLDER@/host', '--fresh'], words: ['1000 Mbit/s', 'Frankfurt'] },
  ],
};

/**
 * Flags of V8 for a program that stays: the console's memory is that of the host it is to rescue,
 * and it never computes for long. A young generation of a megabyte instead of sixteen; what is
 * garbage is collected once when it idles, not thrice. Each with what takes it back: Node 20 itself
 * sets the third with the second.
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
 * The folders of assets/ whose text files programs read; the others are for the README and the
 * packages.
 */
const read = ['embedded-host/', 'help/', 'helpers/'];

/** What stands before the code of a module: here, how it reads them. */
const texts = {
  '#src/embedded/assets.ts':
    "const __XSCONSOLE_ASSETS__ = () => JSON.parse(require.text('assets'));\n",
};

/**
 * The place before a program's name in a help page: there, the folder of the installed programs is
 * filled in. (`xsconsole` alone is the console that the page is part of.)
 */
const named = new RegExp(
  `(?<![\\w/-])(?=(?:${Object.keys(programs)
    .filter((name) => name !== 'xsconsole')
    .join('|')})(?![\\w/-]))`,
  'gu',
);

/**
 * Those files by path relative to assets/. `programFolder`: where the programs are installed, with
 * a slash behind it.
 */
export function assets(programFolder = '') {
  const folder = join(root, 'assets');
  const found = {};
  for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
    const path = join(entry.parentPath, entry.name);
    const name = relative(folder, path);
    if (entry.isFile() && read.some((top) => name.startsWith(top)))
      found[name] = name.startsWith('help/')
        ? readFileSync(path, 'utf8').replace(named, programFolder)
        : readFileSync(path, 'utf8');
  }
  return found;
}

/**
 * Builds every program into `outdir`; nothing is replaced there before all is built. `node` is the
 * Node that will run them: a code cache is only of use to the one that made it. `installed`: what
 * starts the programs where a package has put them, and their folder there, with a slash behind it.
 * Answers the packages that are in them.
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
    for (const [name, main] of Object.entries(programs)) {
      const { modules, metafiles } = await modulesOf(root, main, define, texts);
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
    }
    for (const [name, runs] of Object.entries(warmUps)) {
      const program = join(folder, `${name}.js`);
      const identity = written[name](await partsOf(program, runs, node));
      await writeCache(program, identity, runs, node);
    }
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
