// `npm run package [-- FOLDER [deb|rpm|tar.xz ...] [--fast]]`: makes the packages for hosts, in
// packages/ unless told otherwise; `--fast` packs them in a tenth of the time, and larger. Each
// holds everything: programs, runtime, units, man pages, completion, licences and a list of what is
// in it. Needs Debian's apt, dpkg-deb, rpmbuild, patchelf, strip, as, ld and xz.
import { mkdirSync, mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { makeDeb } from './package/deb.mjs';
import { project } from './package/paths.mjs';
import { makeRpm } from './package/rpm.mjs';
import { makeTarball } from './package/tarball.mjs';
import { putTree } from './package/tree.mjs';

const makers = { 'tar.xz': makeTarball, deb: makeDeb, rpm: makeRpm };

const words = process.argv.slice(2).filter((word) => word !== '--fast');
const [folder = join(project, 'packages'), ...asked] = words;
/** xz's own level. */
const level = words.length < process.argv.length - 2 ? 0 : 6;
const kinds = asked.length === 0 ? Object.keys(makers) : asked;
const target = resolve(folder);
const { version } = JSON.parse(readFileSync(join(project, 'package.json'), 'utf8'));

mkdirSync(target, { recursive: true });
const work = mkdtempSync(join(target, '.new-'));
try {
  const tree = join(work, 'tree');
  await putTree(tree, version);
  for (const kind of kinds) {
    const made = makers[kind](tree, target, version, level);
    console.log(`${made} ${(statSync(made).size / 1e6).toFixed(1)} MB`);
  }
} finally {
  rmSync(work, { recursive: true, force: true });
}
