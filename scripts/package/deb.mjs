import { chmodSync, cpSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  description,
  maintainer,
  refuseOtherMachines,
  reloadUnits,
  stopStartUnit,
  summary,
} from './about.mjs';
import { packageName } from './paths.mjs';
import { run } from './run.mjs';

const scripts = {
  preinst: refuseOtherMachines,
  postinst: reloadUnits,
  // Not when another version follows: the console stays on the screens.
  prerm: `[ "$1" = remove ] || exit 0
/opt/xsconsole/bin/xsconsole-setup --restore
${stopStartUnit}`,
  postrm: reloadUnits,
};

/** Makes the Debian package of the tree, in `target`; answers its path. */
export function makeDeb(tree, target, version, level) {
  const top = join(target, 'deb.tree');
  cpSync(tree, top, { recursive: true, verbatimSymlinks: true });
  const control = join(top, 'DEBIAN');
  mkdirSync(control);
  const size = run('du', ['-sk', tree]).split('\t')[0];
  writeFileSync(
    join(control, 'control'),
    `Package: ${packageName}
Version: ${version}
Architecture: amd64
Maintainer: ${maintainer}
Section: admin
Priority: optional
Installed-Size: ${size}
Description: ${summary}
${description.map((line) => ` ${line}`).join('\n')}
`,
  );
  for (const [name, text] of Object.entries(scripts)) {
    writeFileSync(join(control, name), `#!/bin/sh\nset -e\n${text}\n`);
    chmodSync(join(control, name), 0o755);
  }
  const file = join(target, `${packageName}_${version}_amd64.deb`);
  run('dpkg-deb', ['--root-owner-group', '-Zxz', `-z${level}`, '--build', top, file]);
  run('rm', ['-r', top]);
  return file;
}
