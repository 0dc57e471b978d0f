import { chmodSync, cpSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { reloadUnits, stopStartUnit } from './about.mjs';
import { home, packageName } from './paths.mjs';
import { run } from './run.mjs';
import { isOwn, pathsIn } from './tree.mjs';

/** The archive brings a list of its files, because nothing else records what was unpacked. */
const remove = `#!/bin/sh
# Removes what the archive of xsconsole has put on this host, and takes the console off the screens.
/${home}/bin/xsconsole-setup --restore || exit 1
${stopStartUnit}
while read -r path; do
  rm -f "/$path"
done << 'END'
@PATHS@
END
# The folder is ours alone: what an older version had in it, unpacked before this one, goes too.
rm -rf /${home}
# Folders that nobody uses any more. A top folder stays: nothing tells whether the host had it empty.
while read -r path; do
  rmdir "/$path" 2> /dev/null
done << 'END'
@FOLDERS@
END
${reloadUnits}
`;

/** Folders that `xsconsole-setup --default` may have made. */
const setupFolders = ['etc/systemd/system', 'etc/systemd'];

/**
 * Makes the archive of the tree, in `target`, to be unpacked in a host's root folder; answers its
 * path.
 */
export function makeTarball(tree, target, version, level) {
  const top = join(target, 'tar.tree');
  cpSync(tree, top, { recursive: true, verbatimSymlinks: true });
  const script = join(top, home, 'libexec/remove');
  writeFileSync(script, '');
  const others = pathsIn(top).filter(({ path }) => !isOwn(path));
  const paths = others.filter(({ isFolder }) => !isFolder).map(({ path }) => path);
  const folders = others
    .filter(({ path, isFolder }) => isFolder && path.includes('/'))
    .map(({ path }) => path)
    .toReversed();
  writeFileSync(
    script,
    remove
      .replace('@PATHS@', () => paths.join('\n'))
      .replace('@FOLDERS@', () => [...folders, ...setupFolders].join('\n')),
  );
  chmodSync(script, 0o755);
  const file = join(target, `${packageName}-${version}.tar.xz`);
  // Folders that the host has keep their modes: only files are named.
  const members = pathsIn(top)
    .filter(({ path, isFolder }) => !isFolder || isOwn(path))
    .map(({ path }) => path);
  run(
    'tar',
    [
      '--create',
      '--xz',
      '--file',
      file,
      '--directory',
      top,
      '--no-recursion',
      '--owner=0',
      '--group=0',
      '--files-from=-',
    ],
    {
      input: members.join('\n'),
      env: { ...process.env, XZ_OPT: `-${level} -T0` },
    },
  );
  run('rm', ['-r', top]);
  return file;
}
