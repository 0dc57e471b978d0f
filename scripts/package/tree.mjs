// The files of the packages as they lie on a host.
import {
  chmodSync,
  mkdirSync,
  readFileSync,
  readdirSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { buildAll, programs } from '../build.mjs';
import { licencesText } from '../support/bundled.mjs';
import { startUnit } from './about.mjs';
import { bin, completions, home, manuals, project, units } from './paths.mjs';
import { run } from './run.mjs';
import { packagedNode, putRuntime } from './runtime.mjs';
import { sbom } from './sbom.mjs';

const assets = join(project, 'assets');
const names = Object.keys(programs);
/** What an operator reads on a host that has no network. */
const documents = ['CHANGELOG.md', 'README.md', 'RECOVERY.md'];

/** Writes everything below `top`. Answers the third-party parts in it. */
export async function putTree(top, version) {
  const own = join(top, home);
  const node = join(packagedNode(), 'bin/node');
  const parts = [...(await putPrograms(top, node)), ...putRuntime(top)];
  for (const name of readdirSync(join(assets, 'units')))
    put(join(top, units, name), read('units', name));
  // Wanted at every start without anybody's order: no host is without it after a reset.
  putLink(join(top, units, 'multi-user.target.wants', startUnit), `../${startUnit}`);
  for (const name of readdirSync(join(assets, 'libexec')))
    put(join(own, 'libexec', name), read('libexec', name), 0o755);
  putFolder(join(assets, 'ansible'), join(own, 'ansible'));
  for (const name of documents)
    put(join(own, 'doc', name), readFileSync(join(project, name), 'utf8'));
  for (const name of names) {
    put(
      join(top, manuals, `${name}.8.gz`),
      gzipSync(manual(name, version, join(own, 'lib'), node)),
    );
    if (name === 'xsconsole') put(join(top, completions, name), read('completion', name));
    else symlinkSync('xsconsole', join(top, completions, name));
  }
  put(
    join(own, 'licences.txt'),
    `${readFileSync(join(project, 'LICENSE'), 'utf8')}\n\n${licencesText(parts)}`,
  );
  put(join(own, 'sbom.cdx.json'), `${JSON.stringify(sbom(version, parts), null, 2)}\n`);
  return parts;
}

/**
 * The programs, started by the runtime beside them. They need no shell, because a rescue system may
 * have none.
 */
async function putPrograms(top, node) {
  const library = join(top, home, 'lib');
  // The launcher in the place of the shell.
  const bundled = await buildAll(library, node, {
    launcher: `/${home}/runtime/launch`,
    folder: `/${bin}/`,
  });
  mkdirSync(join(top, bin));
  for (const name of names) symlinkSync(`../lib/${name}.js`, join(top, bin, name));
  // Its texts stand in the package's own.
  run('rm', [join(library, 'licences.txt')]);
  return bundled;
}

function read(...path) {
  return readFileSync(join(assets, ...path), 'utf8');
}

function put(path, content, mode = 0o644) {
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, content);
  chmodSync(path, mode);
}

/** A folder as it is; what may be run stays so. */
function putFolder(from, to) {
  for (const { path, isFolder } of pathsIn(from))
    if (!isFolder)
      put(
        join(to, path),
        readFileSync(join(from, path), 'utf8'),
        statSync(join(from, path)).mode & 0o100 ? 0o755 : 0o644,
      );
}

function putLink(path, target) {
  mkdirSync(dirname(path), { recursive: true });
  symlinkSync(target, path);
}

/** A man page with the options filled in from the program's own help. */
function manual(name, version, library, node) {
  const help = run(node, [join(library, `${name}.js`), '--help'])
    .trimEnd()
    .replaceAll('\\', '\\e')
    .replaceAll('-', '\\-')
    // A line that begins with a point or a quote would be an instruction.
    .replace(/^(?=[.'])/gmu, '\\&');
  return read('man', `${name}.8`)
    .replace('@VERSION@', version)
    .replace('@HELP@', () => help);
}

/** Every path below `top`, folders before what is in them; `isFolder` beside each. */
export function pathsIn(top) {
  return readdirSync(top, { recursive: true, withFileTypes: true })
    .map((entry) => ({
      path: join(entry.parentPath, entry.name).slice(top.length + 1),
      isFolder: entry.isDirectory(),
    }))
    .toSorted((one, other) => (one.path < other.path ? -1 : 1));
}

/** Whether a folder belongs to the package alone. */
export function isOwn(path) {
  return path === home || path.startsWith(`${home}/`);
}
