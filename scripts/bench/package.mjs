// The size of the rpm, and how fast the packaged programs start, as ratios to `-e 0` of the runtime
// in the package. XSCONSOLE_PACKAGES names a folder with the rpm; without it
// one is made. Needs root, for mounts of its own.
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { home, project } from '../package/paths.mjs';
import { run as runCommand } from '../package/run.mjs';
import { inFolder } from '../support/bench-console.mjs';
import { firstFrame, floorOnTerminal } from './first-frame.mjs';
import { interleaved, line, milliseconds } from './measure.mjs';

const inside = 'XSCONSOLE_BENCH_INSTALLED';
const node = `/${home}/runtime/node`;
const limitMegabytes = 32;

const timed = (...words) =>
  milliseconds(() => {
    spawnSync(node, words);
  });

async function starts(print) {
  await inFolder(async (folder) => {
    const figures = await interleaved(
      {
        floor: () => timed('-e', '0'),
        terminal: () => floorOnTerminal(node),
        frame: () => firstFrame(node, `/${home}/lib/xsconsole.js`, folder),
        help: () => timed(`/${home}/lib/xe-reset-networking.js`, '--help'),
      },
      21,
    );
    const against = (value, limit) => ({ ratio: value / figures.floor, limit });
    print(line('the packaged runtime: -e 0', figures.floor));
    print(line('the packaged runtime: -e 0 on a terminal', figures.terminal));
    print(line('packaged: first full frame', figures.frame, 'ms', against(figures.frame, 1.6)));
    print(
      line('packaged: xe-reset-networking --help', figures.help, 'ms', against(figures.help, 1.5)),
    );
  });
}

/** The rpm in the folder that XSCONSOLE_PACKAGES names. Without the variable it is made now. */
function rpmIn(folder) {
  const given = process.env.XSCONSOLE_PACKAGES ?? '';
  if (given === '')
    runCommand(process.execPath, [join(project, 'scripts/package.mjs'), folder, 'rpm']);
  const from = given === '' ? folder : given;
  return join(from, readdirSync(from).find((name) => name.endsWith('.rpm')) ?? 'no.rpm');
}

/**
 * Prints the figures: the size at once, and the times from inside a root folder that holds the
 * package.
 */
export async function run(print) {
  if (process.env[inside] !== undefined) {
    await starts(print);
    return;
  }
  const folder = mkdtempSync(join(tmpdir(), 'xsconsole-package-'));
  try {
    const rpm = rpmIn(folder);
    print(line('the rpm', statSync(rpm).size / 1e6, 'MB', { limit: limitMegabytes }));
    const root = join(folder, 'root');
    mkdirSync(root);
    runCommand('rpm', ['--root', root, '--install', '--noscripts', rpm]);
    const mounts =
      'mount -t tmpfs none /opt; mkdir /opt/xsconsole; mount --bind "$0" /opt/xsconsole; exec "$@"';
    const bench = [process.execPath, join(project, 'scripts/bench.mjs'), 'package'];
    spawnSync('unshare', ['-m', 'sh', '-ec', mounts, join(root, home), ...bench], {
      stdio: 'inherit',
      env: { ...process.env, [inside]: 'yes' },
    });
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
