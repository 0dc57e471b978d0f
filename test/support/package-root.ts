import { execFileSync, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import {
  existsSync,
  lstatSync,
  mkdirSync,
  readFileSync,
  readdirSync,
  readlinkSync,
  writeFileSync,
} from 'node:fs';
import { join, relative, resolve } from 'node:path';
import { writeProgram } from './host/stand-ins.js';

/** The kinds of packages, each with the commands that a machine needs beside root to try it. */
export const packageKinds = {
  deb: ['mmdebstrap'],
  rpm: ['rpm', 'busybox'],
  'tar.xz': ['busybox'],
} as const;
/** A kind of package by the end of its name. */
export type PackageKind = keyof typeof packageKinds;

const devices = ['null', 'zero', 'urandom', 'tty'];
/**
 * Paths that a removal may leave: those of the package manager, of the kernel and of the test, and
 * the state and log that are kept on purpose.
 */
const notCompared =
  /^(?:dev|proc|tree|tmp|root\/\.rpmdb|var\/lib\/(?:dpkg|rpm|xsconsole)|var\/(?:log|cache))(?:\/|$)/u;

/**
 * The package of this kind in the folder that XSCONSOLE_PACKAGES names; null where there is none.
 */
export function packageOf(kind: PackageKind): string | null {
  const folder = process.env['XSCONSOLE_PACKAGES'] ?? '';
  if (folder === '') return null;
  const name = readdirSync(resolve(folder)).find((file) => file.endsWith(`.${kind}`));
  return name === undefined ? null : join(resolve(folder), name);
}

/**
 * A command with `root` as its root folder, on this machine's kernel. Only four devices of this
 * machine are in it. Variables that would stop Node or make it warn are set, because no program of
 * the package may receive them.
 */
export function inRoot(
  root: string,
  program: string,
  args: readonly string[],
): readonly [string, readonly string[]] {
  mkdirSync(join(root, 'proc'), { recursive: true });
  mkdirSync(join(root, 'dev'), { recursive: true });
  for (const name of devices)
    if (!existsSync(join(root, 'dev', name))) writeFileSync(join(root, 'dev', name), '');
  const mounts = [
    // Node would refuse to start, and warn of a file that is not there.
    'export NODE_OPTIONS=--poisoned NODE_EXTRA_CA_CERTS=/gone SSL_CERT_FILE=/gone',
    'unset SSL_CERT_DIR TMPDIR',
    'mount -t proc proc "$0/proc"',
    ...devices.map((name) => `mount --bind /dev/${name} "$0/dev/${name}"`),
    'exec chroot "$0" "$@"',
  ].join('; ');
  return ['unshare', ['-m', 'sh', '-ec', mounts, root, program, ...args]];
}

interface PackageHost {
  readonly install: () => void;
  /** Another version comes over this one, and goes back: whoever was on the screens stays there. */
  readonly upgrade: () => void;
  /** Answers what the removal said. */
  readonly remove: () => string;
}

/** Makes a package of our name that is newer and holds one file; answers its path. */
function newerPackage(kind: 'deb' | 'rpm', folder: string): string {
  const tree = join(folder, 'tree');
  mkdirSync(join(tree, 'opt/xsconsole'), { recursive: true });
  writeFileSync(join(tree, 'opt/xsconsole/newer'), '');
  if (kind === 'deb') {
    mkdirSync(join(tree, 'DEBIAN'));
    writeFileSync(
      join(tree, 'DEBIAN/control'),
      'Package: xsconsole-recovery\nVersion: 999\nArchitecture: amd64\nMaintainer: a test\n' +
        'Description: newer\n',
    );
    const file = join(folder, 'newer.deb');
    execFileSync('dpkg-deb', ['--root-owner-group', '--build', tree, file], { stdio: 'pipe' });
    return file;
  }
  writeFileSync(
    join(folder, 'newer.spec'),
    'Name: xsconsole-recovery\nVersion: 999\nRelease: 1\nSummary: newer\nLicense: MIT\n' +
      'ExclusiveArch: x86_64\nAutoReqProv: no\n%description\nnewer\n' +
      `%install\ncp -a ${tree}/. %{buildroot}/\n%files\n/opt/xsconsole/newer\n`,
  );
  execFileSync(
    'rpmbuild',
    ['-bb', '--quiet', '--define', `_topdir ${folder}`, join(folder, 'newer.spec')],
    { stdio: 'pipe' },
  );
  return join(folder, 'RPMS/x86_64/xsconsole-recovery-999-1.x86_64.rpm');
}

/**
 * Makes an empty host for a package of this kind in the folder `root`, and answers how to put the
 * package on it and take it off.
 */
export function hostFor(kind: PackageKind, root: string, file: string): PackageHost {
  const told = (command: string, args: readonly string[]): string => {
    const { status, stdout, stderr } = spawnSync(command, args, { encoding: 'utf8' });
    if (status !== 0) throw new Error(`${command} ended with ${status}: ${stderr}`);
    return stdout + stderr;
  };
  const inside = (program: string, ...args: readonly string[]): string =>
    told(...inRoot(root, program, args));
  const installDeb = (version: string): void => {
    execFileSync('cp', [version, join(root, 'tmp/package.deb')]);
    inside('dpkg', '--install', '/tmp/package.deb');
  };
  const unpack = (): void => {
    execFileSync('cp', [file, join(root, 'package.tar.xz')]);
    inside('/bin/tar', '-xJf', '/package.tar.xz', '-C', '/');
    execFileSync('rm', [join(root, 'package.tar.xz')]);
  };
  mkdirSync(root);
  switch (kind) {
    case 'deb':
      // From where this machine itself takes its packages.
      execFileSync('sh', [
        '-ec',
        '. /etc/os-release; exec mmdebstrap --quiet --mode=root --variant=essential ' +
          '--dpkgopt=force-unsafe-io "$VERSION_CODENAME" "$0" $(find /etc/apt/sources.list ' +
          '/etc/apt/sources.list.d -type f -size +0 2> /dev/null)',
        root,
      ]);
      return {
        install: () => {
          installDeb(file);
        },
        upgrade: () => {
          installDeb(newerPackage(kind, `${root}.newer`));
          installDeb(file);
        },
        remove: () => inside('dpkg', '--purge', 'xsconsole-recovery'),
      };
    case 'rpm':
      putBusybox(root);
      return {
        install: () => {
          execFileSync('rpm', ['--root', root, '--install', file], { stdio: 'pipe' });
        },
        upgrade: () => {
          for (const version of [newerPackage(kind, `${root}.newer`), file])
            execFileSync('rpm', ['--root', root, '--upgrade', '--oldpackage', version], {
              stdio: 'pipe',
            });
        },
        remove: () => told('rpm', ['--root', root, '--erase', 'xsconsole-recovery']),
      };
    case 'tar.xz':
      putBusybox(root);
      return {
        install: unpack,
        upgrade: () => {
          writeFileSync(join(root, 'opt/xsconsole/lib/older.js'), '');
          unpack();
        },
        remove: () => inside('/bin/sh', '/opt/xsconsole/libexec/remove'),
      };
  }
}

/** A shell and a few programs for a root that has none. */
function putBusybox(root: string): void {
  mkdirSync(join(root, 'bin'));
  execFileSync('cp', [
    execFileSync('which', ['busybox'], { encoding: 'utf8' }).trim(),
    join(root, 'bin/busybox'),
  ]);
  // This machine's kernel is theirs too: only what these tests call.
  for (const applet of ['sh', 'tar', 'xz', 'rm', 'rmdir', 'cat'])
    execFileSync('ln', ['-s', 'busybox', join(root, 'bin', applet)]);
}

/** systemd in a root: it only notes what it is asked, and says that every unit is active. */
interface NotedSystemd {
  /** From here on it runs. */
  readonly comesUp: () => void;
  /** What it was asked, in order. */
  readonly calls: () => readonly string[];
}

/** Puts such a systemd into a root. */
export function systemdIn(root: string): NotedSystemd {
  const calls = join(root, 'tmp/systemctl-calls');
  mkdirSync(join(root, 'tmp'), { recursive: true });
  writeFileSync(calls, '');
  writeProgram(join(root, 'usr/bin/systemctl'), 'echo "$*" >> /tmp/systemctl-calls');
  return {
    comesUp: () => {
      mkdirSync(join(root, 'run/systemd/system'), { recursive: true });
    },
    calls: () =>
      readFileSync(calls, 'utf8')
        .split('\n')
        .filter((line) => line !== ''),
  };
}

/** Every folder below `root`. */
export function foldersIn(root: string): readonly string[] {
  return readdirSync(root, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map((entry) => relative(root, join(entry.parentPath, entry.name)))
    .filter((path) => !notCompared.test(path))
    .toSorted();
}

/** Every file and link below `root`, with what is in it. */
export function filesIn(root: string): ReadonlyMap<string, string> {
  return new Map(
    readdirSync(root, { recursive: true, withFileTypes: true })
      .map((entry) => relative(root, join(entry.parentPath, entry.name)))
      .filter((path) => !notCompared.test(path))
      .flatMap((path): [string, string][] => {
        const at = lstatSync(join(root, path));
        if (at.isSymbolicLink()) return [[path, `-> ${readlinkSync(join(root, path))}`]];
        if (!at.isFile()) return [];
        return [
          [
            path,
            createHash('sha256')
              .update(readFileSync(join(root, path)))
              .digest('hex'),
          ],
        ];
      })
      .toSorted(([one], [other]) => (one < other ? -1 : 1)),
  );
}
