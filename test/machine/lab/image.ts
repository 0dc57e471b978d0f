import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import {
  appendFileSync,
  chmodSync,
  copyFileSync,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { embeddedTree } from '../../support/host/embedded-tree.js';
import { packageKinds, packageOf, type PackageKind } from '../../support/package-root.js';

/** What the machine's own system is made of. */
const debian = [
  'bash-completion',
  'busybox-static',
  'ethtool',
  'iproute2',
  'iputils-arping',
  'iputils-ping',
  'isc-dhcp-client',
  'kbd',
  'kmod',
  'libpam-systemd',
  'linux-image-amd64',
  'login',
  'openvswitch-switch',
  'passwd',
  'procps',
  'python3',
  'rpm',
  'rsyslog',
  'systemd-sysv',
  'udev',
  'util-linux',
  'xz-utils',
];
/** What makes a tree look like a XenServer host. */
const hostFiles = [
  'etc/xensource-inventory',
  'etc/xensource',
  'etc/firstboot.d',
  'var/lib/xcp/state.db',
  'var/lib/xcp/local.db',
  'var/lib/xcp/networkd.db',
];
const programs = [
  'usr/local/sbin/test-shell',
  'opt/xensource/bin/xapi',
  'usr/sbin/xcp-networkd',
  'etc/sysconfig/network-scripts/interface-rename.py',
  'etc/rc.local',
];
/** Nothing of the system's own may come in between. */
const masked = ['apt-daily.timer', 'apt-daily-upgrade.timer', 'dpkg-db-backup.timer'];
/** Only the stories that want it start it. */
const disabled = ['openvswitch-switch', 'ovs-vswitchd', 'ovsdb-server', 'ovs-record-hostname'];

/** The machine's users, all with the password of `passwordOf`. */
const users = ['root', 'oper', 'locked', 'expired', 'due', 'plain'] as const;

/** One of the machine's users. */
export type MachineUser = (typeof users)[number];

/** A user's password. */
export function passwordOf(user: MachineUser): string {
  return `Rescue-7 ${user}`;
}

/** Makes users, groups and services, inside the new system. */
const prepare = `
groupadd xsops
for user in oper locked expired due; do useradd -m -s /bin/bash -G xsops $user; done
useradd -m -s /bin/bash plain
for user in ${users.join(' ')}; do echo "$user:Rescue-7 $user"; done | chpasswd
passwd -q -l locked
chage -E 1 expired
chage -d 0 due
systemctl -q enable test-shell.service xcp-networkd.service xapi.service xsconsole.service
systemctl -q mask ${masked.join(' ')}
systemctl -q disable ${disabled.join(' ')}
`;

/** The machine as files of this one: its disk, and what QEMU starts it with. */
export interface MachineImage {
  readonly disk: string;
  readonly kernel: string;
  readonly ramDisk: string;
  /** Where its state is kept once the package is installed and the console is on its screens. */
  readonly installed: string;
}

const keptIn = (): string =>
  resolve(
    process.env['XSCONSOLE_MACHINE'] ??
      join(__dirname, '../../../node_modules/.cache/xsconsole-machine'),
  );

/** The Debian system, made once and kept: this takes minutes. */
function debianArchive(folder: string): string {
  const listed = createHash('sha256').update(debian.join()).digest('hex').slice(0, 8);
  const archive = join(folder, `debian-${listed}.tar`);
  if (existsSync(archive)) return archive;
  execFileSync('sh', [
    '-ec',
    '. /etc/os-release; exec mmdebstrap --quiet --format=tar --mode=root --variant=minbase ' +
      '--include="$1" "$VERSION_CODENAME" "$0" $(find /etc/apt/sources.list ' +
      '/etc/apt/sources.list.d -type f -size +0 2> /dev/null)',
    `${archive}.new`,
    debian.join(','),
  ]);
  renameSync(`${archive}.new`, archive);
  return archive;
}

/** The packages that are to be tried, made if nobody has made them. */
function packages(work: string): readonly string[] {
  const kinds: readonly PackageKind[] = ['deb', 'rpm', 'tar.xz'];
  const given = kinds.flatMap((kind) => packageOf(kind) ?? []);
  if (given.length === kinds.length) return given;
  const target = join(work, 'packages');
  const script = join(__dirname, '../../../scripts/package.mjs');
  execFileSync(process.execPath, [script, target, ...Object.keys(packageKinds), '--fast']);
  return readdirSync(target).map((name) => join(target, name));
}

/** The disk of a machine with a host's files and our packages in /root, made once for a run. */
export async function machineImage(): Promise<MachineImage> {
  const folder = keptIn();
  mkdirSync(folder, { recursive: true });
  const image = {
    disk: join(folder, 'disk.img'),
    kernel: join(folder, 'vmlinuz'),
    ramDisk: join(folder, 'initrd'),
    installed: join(folder, 'installed.qcow2'),
  };
  const run = process.env['XSCONSOLE_MACHINE_RUN'] ?? process.env['XSCONSOLE_TEST_RUN'] ?? '';
  const madeFor = join(folder, 'made-for');
  if (existsSync(madeFor) && readFileSync(madeFor, 'utf8') === run) return image;
  for (const old of [madeFor, image.disk, image.installed]) rmSync(old, { force: true });
  await makeImage(folder, image);
  writeFileSync(madeFor, run);
  return image;
}

async function makeImage(folder: string, image: MachineImage): Promise<void> {
  const archive = debianArchive(folder);
  const work = mkdtempSync(join(tmpdir(), 'xsconsole-machine-'));
  try {
    const root = join(work, 'root');
    mkdirSync(root);
    execFileSync('tar', ['-xf', archive, '-C', root, '--exclude=./dev/*']);
    await embeddedTree(join(work, 'tree'), 'networkd', false);
    for (const path of hostFiles)
      cpSync(join(work, 'tree', path), join(root, path), { recursive: true });
    cpSync(join(__dirname, '../guest'), root, { recursive: true });
    for (const path of programs) chmodSync(join(root, path), 0o755);
    for (const file of packages(work))
      copyFileSync(file, join(root, 'root', `package${/\.(?:deb|rpm|tar\.xz)$/u.exec(file)?.[0]}`));
    const files: Readonly<Record<string, string>> = {
      'etc/hostname': 'xenhost1\n',
      'etc/hosts': '127.0.0.1 localhost xenhost1\n',
      'etc/fstab': '/dev/vda / ext4 errors=remount-ro 0 1\n',
      'etc/machine-id': '',
    };
    for (const [path, text] of Object.entries(files)) writeFileSync(join(root, path), text);
    mkdirSync(join(root, 'etc/xsconsole'), { recursive: true });
    appendFileSync(join(root, 'etc/xsconsole/console.conf'), 'LOGIN_GROUP=xsops\n');
    execFileSync('chroot', [root, '/bin/sh', '-ec', prepare], { stdio: 'pipe' });
    const boot = readdirSync(join(root, 'boot'));
    const named = (start: string): string =>
      join(root, 'boot', boot.find((name) => name.startsWith(start)) ?? '');
    copyFileSync(named('vmlinuz-'), image.kernel);
    copyFileSync(named('initrd.img-'), image.ramDisk);
    execFileSync('truncate', ['-s', '4G', image.disk]);
    execFileSync('mke2fs', ['-q', '-F', '-t', 'ext4', '-d', root, image.disk]);
  } finally {
    rmSync(work, { recursive: true, force: true });
  }
}
