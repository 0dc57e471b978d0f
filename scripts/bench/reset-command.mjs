// xe-reset-networking on a supporter with all options: the whole run, the look at what would be done, and what became of the last one.
// The tree is no running host, so that the host's own commands (seconds) are only named and what is left is the program and its disk.
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { floor, interleaved, line, milliseconds } from './measure.mjs';

const program = join(
  dirname(dirname(dirname(fileURLToPath(import.meta.url)))),
  'dist/xe-reset-networking.js',
);
const wish = [
  '-m',
  '192.168.1.9',
  '--device',
  'eth1',
  '--mode',
  'static',
  '--ip',
  '192.168.1.5',
  '--netmask',
  '255.255.255.0',
  '--gateway',
  '192.168.1.1',
  '--dns',
  '192.168.1.2,fd00::53',
  '--mode-v6',
  'static',
  '--ipv6',
  'fd00::5/64',
  '--gateway-v6',
  'fd00::1',
  '--vlan',
  '12',
  '--reason',
  'bench',
];
const files = {
  'etc/xensource/pool.conf': 'slave:10.0.0.7',
  'etc/xensource-inventory':
    "INSTALLATION_UUID='6d9b6c0e-5e1b-4f7e-a4f1-0b9d9a7f6b11'\nCONTROL_DOMAIN_UUID='2a4de1c8-9a3f-4a21-9d7b-5b1f8f1b9c02'\nMANAGEMENT_INTERFACE='xenbr0'\nCURRENT_INTERFACES='xenbr0'\n",
  'etc/firstboot.d/data/management.conf': "LABEL='eth0'\nMODE='dhcp'\n",
  'etc/sysconfig/network-scripts/interface-rename.py': '#!/bin/sh\n',
  'var/lib/xcp/networkd.db': '{"interface_config":{}}',
  'var/tmp/.keep': '',
};

/** A supporter as installed, with two network interfaces. */
function makeTree(root) {
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), text);
  }
  for (const number of [0, 1]) {
    const nic = join(root, `sys/class/net/eth${number}`);
    mkdirSync(join(root, `sys/devices/pci0000:00/0000:04:00.${number}`), { recursive: true });
    mkdirSync(nic, { recursive: true });
    symlinkSync(`../../../devices/pci0000:00/0000:04:00.${number}`, join(nic, 'device'));
    writeFileSync(join(nic, 'address'), `00:1b:21:aa:bb:0${number}\n`);
    writeFileSync(join(nic, 'type'), '1\n');
  }
}

/** Prints the figures. */
export async function run(print) {
  const folder = mkdtempSync(join(tmpdir(), 'xsc-bench-'));
  let count = 0;
  const fresh = () => {
    const root = join(folder, String((count += 1)));
    makeTree(root);
    return root;
  };
  const timed = (root, args) =>
    milliseconds(() => {
      const { status, stderr } = spawnSync(process.execPath, [program, '--root', root, ...args], {
        encoding: 'utf8',
      });
      if (status !== 0) throw new Error(stderr);
    });
  try {
    const done = fresh();
    await timed(done, ['--yes', ...wish]);
    const figures = await interleaved({
      floor,
      whole: () => timed(fresh(), ['--yes', ...wish]),
      look: () => timed(done, ['--dry-run', ...wish]),
      status: () => timed(done, ['--status']),
    });
    for (const [name, what] of [
      ['whole', 'a whole reset, all options'],
      ['look', '--dry-run, all options'],
      ['status', '--status'],
    ]) {
      print(
        line(`xe-reset-networking: ${what}`, figures[name], 'ms', {
          ratio: figures[name] / figures.floor,
        }),
      );
    }
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
