import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join, relative } from 'node:path';

/**
 * The build puts this in: every file below assets/ as UTF-8 text, by its path there, read at each
 * call. It is absent when the sources run as they are.
 */
declare const __XSCONSOLE_ASSETS__: (() => Readonly<Record<string, string>>) | undefined;

/**
 * The project's assets whose path begins with `prefix` (a folder, such as `help/`), by the rest of
 * their path.
 */
export function assetFiles(prefix: string): ReadonlyMap<string, string> {
  const bundled = typeof __XSCONSOLE_ASSETS__ === 'undefined' ? null : __XSCONSOLE_ASSETS__();
  if (bundled === null) return filesBelow(join(__dirname, '../../assets', prefix));
  return new Map(
    Object.entries(bundled)
      .filter(([path]) => path.startsWith(prefix))
      .map(([path, text]) => [path.slice(prefix.length), text]),
  );
}

function filesBelow(folder: string): ReadonlyMap<string, string> {
  const paths = readdirSync(folder, { recursive: true, encoding: 'utf8' }).map((name) =>
    join(folder, name),
  );
  return new Map(
    paths
      .filter((path) => statSync(path).isFile())
      .sort()
      .map((path) => [relative(folder, path), readFileSync(path, 'utf8')]),
  );
}
