import { execFileSync } from 'node:child_process';
import { copyFileSync, mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { runToEnd, programPath, type ProgramEnd, type ProgramStart } from '../run/program.js';

/** The libraries that a shell script and node need, as the loader lists them. */
function needed(program: string): string[] {
  const text = execFileSync('ldd', [program], { encoding: 'utf8' });
  return [...text.matchAll(/(\/\S+) \(0x/g)].flatMap((match) => match[1] ?? []);
}

/** What `canChangeRoot` needs, told by the tests that are skipped without it. */
export const rootNeeds = 'it needs root, and mounts of its own';

/** Whether this process may change its root: it runs as root and can make private mounts. */
export function canChangeRoot(): boolean {
  try {
    execFileSync('unshare', ['-m', 'true'], { stdio: 'ignore' });
    return process.geteuid?.() === 0;
  } catch {
    return false;
  }
}

/** The command that runs one of our programs with `tree` as its root folder. */
export interface RealRootCall {
  readonly program: string;
  readonly args: readonly string[];
  readonly env: Readonly<Record<string, string>>;
}

/**
 * One of our programs with `tree` as its root folder, so that it takes the tree for the real host.
 * Only node, a shell, two harmless commands and their libraries are mounted into it, privately and
 * until the process ends. So it can reach no command of this machine. `user`: the number of the
 * user that it runs as.
 */
export function atRealRoot(
  tree: string,
  name: string,
  args: readonly string[],
  user = 0,
): RealRootCall {
  const fromMachine = [
    process.execPath,
    '/bin/sh',
    '/bin/cat',
    '/bin/stty',
    ...needed(process.execPath),
    ...['/bin/sh', '/bin/cat', '/bin/stty'].flatMap(needed),
    '/dev/null',
    '/dev/urandom',
  ];
  const inside = (path: string): string => (path === process.execPath ? '/opt/node' : path);
  for (const path of fromMachine) {
    mkdirSync(dirname(join(tree, inside(path))), { recursive: true });
    writeFileSync(join(tree, inside(path)), '');
  }
  mkdirSync(join(tree, 'proc'), { recursive: true });
  copyFileSync(programPath(name), join(tree, 'program.js'));
  const script = [
    ...new Set(fromMachine.map((path) => `mount --bind ${path} ${join(tree, inside(path))}`)),
    `mount --bind /proc ${join(tree, 'proc')}`,
    `exec chroot --userspec=${user} ${tree} /opt/node /program.js "$@"`,
  ].join(' && ');
  return {
    program: 'unshare',
    args: ['-m', 'sh', '-c', script, 'sh', ...args],
    env: { NODE_EXTRA_CA_CERTS: '' },
  };
}

/** Runs such a program to its end. */
export function runAtRealRoot(
  tree: string,
  name: string,
  args: readonly string[],
  start: ProgramStart = {},
  user = 0,
): Promise<ProgramEnd> {
  const call = atRealRoot(tree, name, args, user);
  return runToEnd(call.program, call.args, { ...start, env: { ...call.env, ...start.env } });
}
