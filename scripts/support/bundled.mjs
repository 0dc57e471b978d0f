// The npm packages that are in the programs, and their licence texts, which must go with them.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** The folder of the npm package that an input of the build belongs to; the innermost one. */
const packageFolder = /^(?:.*\/)?node_modules\/(?:@[^/]+\/)?[^/]+(?=\/)/u;
const licenceFile = /^(?:licen[cs]e|copying|notice)/iu;

/** The licence in a package.json: `license` is a word; old files have a list `licenses`. */
function licenceName({ license, licenses }) {
  if (typeof license === 'string') return license;
  return (licenses ?? []).map(({ type }) => type).join(' OR ');
}

/**
 * Every npm package that esbuild has put into a program, in alphabetical order. A package without a
 * licence text ends the build: we could not pass it on.
 */
export function bundledPackages(root, metafiles) {
  const locked = JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8')).packages;
  const folders = new Set(
    metafiles
      .flatMap(({ inputs }) => Object.keys(inputs))
      .map((input) => packageFolder.exec(input)?.[0])
      .filter((folder) => folder !== undefined && existsSync(join(root, folder, 'package.json'))),
  );
  return [...folders]
    .map((folder) => packageIn(root, folder, locked))
    .toSorted((one, other) => (one.name < other.name ? -1 : 1));
}

function packageIn(root, folder, locked) {
  const about = JSON.parse(readFileSync(join(root, folder, 'package.json'), 'utf8'));
  const licence = licenceName(about);
  const texts = readdirSync(join(root, folder)).filter((file) => licenceFile.test(file));
  if (licence === '' || texts.length === 0)
    throw new Error(`${about.name} ${about.version} is bundled and has no licence text`);
  return {
    name: about.name,
    version: about.version,
    licence,
    text: texts.map((file) => readFileSync(join(root, folder, file), 'utf8').trim()).join('\n\n'),
    integrity: locked[folder]?.integrity ?? '',
    purl: `pkg:npm/${about.name.replace('@', '%40')}@${about.version}`,
  };
}

/** All licence texts in one, each under a heading. */
export function licencesText(packages) {
  return packages
    .map(({ name, version, licence, text }) => {
      const heading = `${name} ${version} (${licence})`;
      return `${heading}\n${'='.repeat(heading.length)}\n\n${text}\n`;
    })
    .join('\n\n');
}
