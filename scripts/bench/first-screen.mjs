// The complete first screen on a host whose XAPI answers: from the start of the process to the last
// change below the clock. XSCONSOLE_ORIGINAL names a folder with XSConsole.py, XenAPI.py, pam.py:
// then the original is measured beside it, in turns, on the same host, with python3. That needs
// root, for mounts of its own.
import { spawnSync } from 'node:child_process';
import { copyFileSync, mkdirSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { inFolder, settled } from '../support/bench-console.mjs';
import { program } from '../support/programs.mjs';
import { TerminalSession } from '../support/terminal.mjs';
import { floor, interleaved, line } from './measure.mjs';

const original = process.env.XSCONSOLE_ORIGINAL;
const inside = 'XSCONSOLE_BENCH_HOST';
const rounds = 15;
/** A screen is complete when it has not changed for this long. */
const quietMs = 900;

/** Milliseconds from the start of the program until its screen changed for the last time. */
async function untilComplete(file, args) {
  const begun = performance.now();
  const session = new TerminalSession(file, args, { term: 'linux' });
  let [screen, changed] = ['', begun];
  session.terminal.onWriteParsed(() => {
    const now = session.lines().slice(1).join('\n');
    if (now !== screen) [screen, changed] = [now, performance.now()];
  });
  while (screen.trim() === '' || performance.now() - changed < quietMs) await pause(quietMs / 10);
  const took = changed - begun;
  // The original stays when it is asked to end.
  session.pty.kill('SIGKILL');
  await session.ended;
  session.terminal.dispose();
  return took;
}

/** Prints the figures of a host that runs. */
async function measure(print, root) {
  const works = {
    floor,
    ours: () => untilComplete(process.execPath, [program('xsconsole'), '--root', root]),
  };
  if (original !== undefined)
    works.original = () =>
      untilComplete('sh', ['-c', 'cd "$0" && exec python3 XSConsole.py', original]);
  const { floor: none, ours, original: theirs } = await interleaved(works, rounds);
  print(line('the complete first screen', ours, 'ms', { ratio: ours / none }));
  if (theirs === undefined) return;
  print(line('the complete first screen of the original', theirs, 'ms', { ratio: theirs / none }));
  print(
    line('ours against it', ours, 'ms', { ratio: ours / theirs, limit: 0.9, of: 'the original' }),
  );
}

/** Runs the measurement with the host's files mounted over those of this machine. */
function inPlace(folder, root) {
  const etc = mkdtempSync(join(folder, 'etc-'));
  mkdirSync(join(etc, 'dhcp/dhclient.d'), { recursive: true });
  mkdirSync(join(etc, 'sysconfig'));
  writeFileSync(join(etc, 'dhcp/dhclient.d/chrony.sh'), '');
  writeFileSync(join(etc, 'sysconfig/network'), '');
  // It cannot read comments, empty lines, and values with an equals sign.
  const inventory = readFileSync(join(root, 'etc/xensource-inventory'), 'utf8').split('\n');
  const plain = inventory.filter((text) => /^[A-Z_]+='[^=]*'$/u.test(text));
  writeFileSync(join(etc, 'xensource-inventory'), `${plain.join('\n')}\n`);
  // The original looks for a process of this name.
  copyFileSync('/bin/sleep', join(folder, 'xapi'));
  spawnSync('chmod', ['755', join(folder, 'xapi')]);
  const mounts =
    'mount -t overlay -o "lowerdir=$0/var/lib:/var/lib" none /var/lib; ' +
    'mount --bind "$0/var/lib/xcp" /var/lib/xcp; ' +
    'mount -t overlay -o "lowerdir=$1:$0/etc:/etc" none /etc; mount -t tmpfs none /run; ' +
    '"$2" 600 & echo $! > /run/xapi.pid; shift 2; "$@"; kill $(cat /run/xapi.pid)';
  const bench = join(dirname(dirname(fileURLToPath(import.meta.url))), 'bench.mjs');
  spawnSync(
    'unshare',
    [
      '-m',
      'sh',
      '-c',
      mounts,
      root,
      etc,
      join(folder, 'xapi'),
      process.execPath,
      bench,
      'first-screen',
    ],
    { stdio: 'inherit', env: { ...process.env, [inside]: root } },
  );
}

/** Prints the figures. */
export async function run(print) {
  const there = process.env[inside];
  if (there !== undefined) return measure(print, there);
  await inFolder(async (folder) => {
    const { session, root } = await settled(folder, 'linux');
    try {
      if (original === undefined) await measure(print, root);
      else inPlace(folder, root);
    } finally {
      await session.close();
    }
  });
}
