// xe-reset-networking on a supporter, with all options: a reset, --dry-run and --status. The host
// is a tree of files, so the host's own commands, which take seconds, are only named. The time is
// that of the program and its disk. If XSCONSOLE_ORIGINAL names a folder with the original, both
// run in turns, on hosts whose commands are stubs, on the disk of /tmp and in memory. That needs
// root, because it mounts.
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { commandsOn, installHost, onHost, withHost } from '../support/chroot-host.mjs';
import { makeTree } from '../support/host-tree.mjs';
import { program as programOf } from '../support/programs.mjs';
import { floor, interleaved, line, milliseconds } from './measure.mjs';

const project = dirname(dirname(dirname(fileURLToPath(import.meta.url))));
const name = 'xe-reset-networking';
const program = programOf(name);
const inside = 'XSCONSOLE_BENCH_RESET';
const rounds = 15;
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
/** Counts the syncs of the first reset on this tree; null: this machine has no strace. */
function syncsOf(root) {
  const traced = ['-f', '-qq', '-e', 'trace=fsync,fdatasync', '-o', `${root}.trace`];
  const words = [process.execPath, program, '--root', root, '--yes', ...wish];
  if (spawnSync('strace', [...traced, ...words]).status !== 0) return null;
  return readFileSync(`${root}.trace`, 'utf8').match(/(?:fsync|fdatasync)\(/g)?.length ?? 0;
}

/** Runs both commands on the host in `folder`, and prints their figures. */
async function beside(print, folder) {
  const reset = (words, input) => {
    installHost(folder);
    spawnSync('sync', ['-f', folder]);
    return milliseconds(() => {
      const { status, stderr } = onHost(folder, words, input);
      if (status !== 0 || !commandsOn(folder).endsWith('\nreboot -f\n')) throw new Error(stderr);
    });
  };
  // The original does not know --reason.
  const known = wish.slice(0, wish.indexOf('--reason'));
  const ours = [process.execPath, `/ours/${name}.js`, '--yes', ...known];
  const figures = await interleaved(
    {
      floor: () => milliseconds(() => onHost(folder, [process.execPath, '-e', '0'])),
      theirs: () => reset(['python3', `/theirs/${name}`, ...known], 'yes\n'),
      ours: () => reset([...ours, '--no-probe']),
      looking: () => reset(ours),
    },
    rounds,
  );
  const against = (figure) => ({ ratio: figure / figures.theirs, of: 'the original' });
  const { ours: whole, looking } = figures;
  print(line('the original: a whole reset', figures.theirs));
  print(line('node -e 0', figures.floor, 'ms', against(figures.floor)));
  print(line('ours, --no-probe: a whole reset', whole, 'ms', { ...against(whole), limit: 2 }));
  print(line('ours, with a look at the wire first', looking, 'ms', against(looking)));
}

/** Compares both commands on a host in a new folder of `disk`. */
function besideOn(print, disk, theirs) {
  print(`beside the original, in ${disk}:`);
  const folder = mkdtempSync(join(disk, 'xsc-bench-'));
  try {
    const [host, original] = [join(folder, 'host'), join(folder, 'original')];
    for (const made of [host, original]) mkdirSync(made);
    const installed = theirs
      .replaceAll('@ETCXENDIR@', '/etc/xensource')
      .replaceAll('@INVENTORY@', '/etc/xensource-inventory');
    writeFileSync(join(original, name), installed);
    const words = [process.execPath, join(project, 'scripts/bench.mjs'), 'reset-command'];
    withHost(host, words, { theirs: original, ours: dirname(program) }, { [inside]: host });
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Prints the figures. */
export async function run(print) {
  if (process.env[inside] !== undefined) return beside(print, process.env[inside]);
  await alone(print);
  const original = join(process.env.XSCONSOLE_ORIGINAL ?? '', name);
  if (process.env.XSCONSOLE_ORIGINAL === undefined) return;
  if (!existsSync(original)) {
    print(`${original} is not there: nothing to compare with`);
    return;
  }
  for (const disk of ['/tmp', '/dev/shm']) besideOn(print, disk, readFileSync(original, 'utf8'));
}

async function alone(print) {
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
