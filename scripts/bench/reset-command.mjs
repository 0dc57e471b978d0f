// xe-reset-networking on a supporter with all options: the whole run, the look at what would be
// done, and what became of the last one. The tree is no running host, so that the host's own
// commands (seconds) are only named and what is left is the program and its disk.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { makeTree } from '../support/host-tree.mjs';
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
/** Syncs of one whole reset on this tree, the first there; null: this machine has no strace. */
function syncsOf(root) {
  const traced = ['-f', '-qq', '-e', 'trace=fsync,fdatasync', '-o', `${root}.trace`];
  const words = [process.execPath, program, '--root', root, '--yes', ...wish];
  if (spawnSync('strace', [...traced, ...words]).status !== 0) return null;
  return readFileSync(`${root}.trace`, 'utf8').match(/(?:fsync|fdatasync)\(/g)?.length ?? 0;
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
    const syncs = syncsOf(fresh());
    if (syncs === null) print('syncs of a whole reset: not counted, strace is not installed');
    else print(line('syncs of a whole reset, the first on a host', syncs, '', { limit: 25 }));
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
