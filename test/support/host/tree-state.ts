import { lstatSync, readdirSync, readFileSync, readlinkSync } from 'node:fs';
import { join } from 'node:path';
import { emergencyNotePath } from '../../../src/model/index.js';

function walk(folder: string, below: string): readonly (readonly [string, string])[] {
  return readdirSync(join(folder, below))
    .sort()
    .flatMap((name): readonly (readonly [string, string])[] => {
      const path = join(below, name);
      const stats = lstatSync(join(folder, path));
      const mode = stats.mode.toString(8);
      if (stats.isDirectory()) return [[path, mode], ...walk(folder, path)];
      const content = stats.isFile()
        ? readFileSync(join(folder, path), 'latin1')
        : stats.isSymbolicLink()
          ? readlinkSync(join(folder, path))
          : '';
      return [[path, `${mode} ${content}`]];
    });
}

/**
 * The console's log without its lines about logins. Null for any other path; '' if no other lines
 * are left.
 */
function logBesideLogins(path: string, state: string): string | null {
  return path === 'var/log/xsconsole.log'
    ? state
        .replace(/^\d+ /u, '')
        .split('\n')
        .filter((line) => !/ logged (in|out)|login failed/u.test(line))
        .join('\n')
    : null;
}

/**
 * Every path below a folder with its mode and content, without the traces of a login. Links are not
 * followed, because sysfs has circles of them.
 */
export function treeState(folder: string): Readonly<Record<string, string>> {
  return Object.fromEntries(
    walk(folder, '').filter(
      ([path, state]) =>
        path !== 'var/lib/xsconsole' &&
        path !== 'var/lib/xsconsole/logins.json' &&
        logBesideLogins(path, state)?.trim() !== '',
    ),
  );
}

/**
 * The same without the logs, which record reads too, and without the count of attempts that XAPI
 * keeps in emergency mode.
 */
export function stateWithoutLogs(folder: string): Readonly<Record<string, string>> {
  return Object.fromEntries(
    Object.entries(treeState(folder)).filter(
      ([path]) => !path.startsWith('var/log/') && `/${path}` !== emergencyNotePath,
    ),
  );
}

/**
 * What may differ between two hosts after a reset: its own records, process numbers, and the
 * database with its random names.
 */
const own =
  /^(proc\/sys\/kernel\/random|var\/lib\/xsconsole|run\/xapi\.pid|var\/lib\/xcp\/state\.db)/u;

/** The files of a host, without the parts that differ in every run. */
export function hostFilesOf(tree: string): Readonly<Record<string, string>> {
  return Object.fromEntries(
    Object.entries(stateWithoutLogs(tree)).filter(([path]) => !own.test(path)),
  );
}
