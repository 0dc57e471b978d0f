// A host on which a reset may stop services and reboot: a chroot in namespaces of its own. It has
// this machine's programs and the files of a fresh host. Stubs replace the commands that would
// change the host. This needs root. The mounts end with the process that runs in them.
import { spawnSync } from 'node:child_process';
import {
  cpSync,
  existsSync,
  mkdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { makeTree } from './host-tree.mjs';

const stubLog = 'var/log/stubs';
/** Replaces a command. It logs how it was called, and does nothing else. */
const stub = `#!/bin/sh\necho "\${0##*/} $*" >> /${stubLog}\n`;
const stubbed = ['usr/bin/systemctl', 'usr/bin/mount'];
/** On most systems this is a link to systemctl, so it is a stub too. */
const reboot = 'usr/sbin/reboot';
const naming = 'etc/sysconfig/network-scripts/interface-rename.py';
const devices = ['dev/null', 'dev/urandom'];
/** Files of this machine that its programs read. */
const borrowed = ['etc/ld.so.cache', 'etc/passwd', 'etc/group', 'etc/localtime'];
/** Folders that are made anew for each host. Nothing is mounted below them. */
const own = ['etc', 'var', 'sys', 'tmp', 'run'];

/**
 * Makes a host in the empty `folder`, and runs the command `words` where `onHost` can use it.
 * `more`: path on the host -> folder of this machine to mount there.
 */
export function withHost(folder, words, more, env) {
  const bind = (from, place) => `mount --bind '${from}' '${join(folder, place)}'`;
  for (const place of ['usr', 'proc', 'dev', ...Object.keys(more)])
    mkdirSync(join(folder, place), { recursive: true });
  for (const place of ['bin', 'sbin', 'lib', 'lib64'])
    symlinkSync(`usr/${place}`, join(folder, place));
  for (const place of devices) writeFileSync(join(folder, place), '');
  writeFileSync(join(folder, 'stub'), stub, { mode: 0o755 });
  const mounts = [
    bind('/usr', 'usr'),
    ...stubbed.map((place) => bind(join(folder, 'stub'), place)),
    ...devices.map((place) => bind(`/${place}`, place)),
    ...Object.entries(more).map(([place, from]) => bind(from, place)),
    `mount -t proc none '${join(folder, 'proc')}'`,
  ];
  const script = `${mounts.join('\n')}\n"$@"`;
  spawnSync(
    'unshare',
    ['--mount', '--pid', '--fork', '--net', '--ipc', '--uts', 'sh', '-ec', script, 'sh', ...words],
    { stdio: 'inherit', env: { ...process.env, ...env } },
  );
}

/** Replaces the files that a reset has left by those of a fresh supporter. */
export function installHost(folder) {
  for (const place of own) rmSync(join(folder, place), { recursive: true, force: true });
  makeTree(folder);
  rmSync(join(folder, naming));
  writeFileSync(join(folder, naming), stub, { mode: 0o755 });
  mkdirSync(join(folder, 'var/log'));
  mkdirSync(join(folder, 'tmp'), { mode: 0o1777 });
  for (const file of borrowed)
    if (existsSync(`/${file}`)) cpSync(`/${file}`, join(folder, file), { verbatimSymlinks: true });
  for (const place of [...stubbed, reboot])
    if (onHost(folder, ['cat', `/${place}`]).stdout !== stub)
      throw new Error(`/${place} is not the stub`);
}

/** Runs a command on the host to its end. */
export function onHost(folder, words, input = '') {
  return spawnSync('chroot', [folder, ...words], {
    input,
    encoding: 'utf8',
    env: { PATH: '/usr/sbin:/usr/bin:/sbin:/bin' },
  });
}

/** The commands of the host that were called since it was made, one in each line. */
export function commandsOn(folder) {
  return readFileSync(join(folder, stubLog), 'utf8');
}
