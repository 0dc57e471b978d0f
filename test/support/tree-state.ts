import { lstatSync, readdirSync, readFileSync, readlinkSync } from 'node:fs';
import { join } from 'node:path';

function walk(folder: string, below: string): readonly (readonly [string, string])[] {
  return readdirSync(join(folder, below)).sort().flatMap((name): readonly (readonly [string, string])[] => {
    const path = join(below, name);
    const stats = lstatSync(join(folder, path));
    const mode = stats.mode.toString(8);
    if (stats.isDirectory()) return [[path, mode], ...walk(folder, path)];
    return [[path, `${mode} ${stats.isFile() ? readFileSync(join(folder, path), 'latin1') : stats.isSymbolicLink() ? readlinkSync(join(folder, path)) : ''}`]];
  });
}

/** Every path below a folder with its mode and content; links are not followed, since those of a sysfs lead in circles. */
export function treeState(folder: string): Readonly<Record<string, string>> {
  return Object.fromEntries(walk(folder, ''));
}

/** What a reset may leave different between two hosts: what it tells about itself, process numbers, and the database with its random names. */
const own = /^(var\/lib\/xsconsole|var\/log|run\/xapi\.pid|var\/lib\/xcp\/state\.db)/u;

/** The files of a host, without what tells one run from another. */
export function hostFilesOf(tree: string): Readonly<Record<string, string>> {
  return Object.fromEntries(Object.entries(treeState(tree)).filter(([path]) => !own.test(path)));
}
