import { execFileSync } from 'node:child_process';
import { cpSync, existsSync, readdirSync, statSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { keep, kept, toBeKept } from './kept.js';

const project = resolve(__dirname, '../../..');
const dist = join(project, 'dist');

/**
 * The built program of this name, in a folder with nothing else of the project. So every test that
 * runs it also shows that the bundle is complete. XSCONSOLE_PROGRAMS names another folder. Without
 * it, dist/ is copied if it is newer than every source; otherwise the program is built once in a
 * run.
 */
export function programPath(name: string): string {
  const given = process.env['XSCONSOLE_PROGRAMS'] ?? '';
  return join(
    given === '' ? (kept('programs') ?? keep('programs', programs())) : resolve(given),
    `${name}.js`,
  );
}

function programs(): string {
  const folder = toBeKept();
  if (isFresh()) cpSync(dist, folder, { recursive: true, preserveTimestamps: true });
  else execFileSync(process.execPath, [join(project, 'scripts/build.mjs'), folder]);
  return folder;
}

/** Everything that the build reads of the project's own. */
function isFresh(): boolean {
  const sources = ['src', 'screens', 'assets', 'scripts'].flatMap((room) =>
    readdirSync(join(project, room), { recursive: true, encoding: 'utf8' })
      .filter((file) => /\.(?:ts|txt|[cm]js|py)$/u.test(file) || file.startsWith('embedded-host/'))
      .map((file) => join(project, room, file)),
  );
  const newest = Math.max(...sources.map((file) => statSync(file).mtimeMs));
  return (
    existsSync(join(dist, 'xsconsole.js')) && statSync(join(dist, 'xsconsole.js')).mtimeMs >= newest
  );
}
