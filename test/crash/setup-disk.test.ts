import { execFileSync } from 'node:child_process';
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import {
  changesOf,
  failingProgram,
  inBatches,
  type DiskFault,
} from '../support/disk/failing-program.js';
import { kindsOfChange, thorough } from '../support/disk/kinds-of-change.js';
import { setUp } from '../support/host/host-setup.js';
import { treeState } from '../support/host/tree-state.js';
import { temporaryFolder, writeTree } from '../support/host/tree.js';

type Files = Readonly<Record<string, string>>;

/** The files of a tree, with their content. Empty folders and temporary files tell nothing. */
function filesOf(root: string): Files {
  return Object.fromEntries(
    Object.entries(treeState(root)).filter(
      ([path, state]) => state.includes(' ') && !path.endsWith('.xsconsole'),
    ),
  );
}

/** No screen may be left with nobody on it: who takes the gettys away has the console wanted. */
function isSomebodyThere(files: Files): boolean {
  const paths = Object.keys(files);
  const isOn = (unit: string): boolean => paths.some((path) => path.includes(`/${unit}.d/50-`));
  return isOn('getty.target') || !isOn('getty@tty1.service');
}

async function ground(option: '--default' | '--restore') {
  const folder = temporaryFolder();
  const program = failingProgram('xsconsole-setup', folder);
  const start = join(folder, 'start');
  writeTree(start, {
    'sys/class/tty/console/active': 'tty0 hvc0\n',
    'etc/systemd/system/getty@tty1.service.d/colours.conf': '[Service]\n',
  });
  const run = (root: string, fault: DiskFault) => program(['--root', root, option], fault);
  if (option === '--restore') await setUp('--root', start, '--default');
  const copy = (name: string): string => {
    execFileSync('cp', ['-a', start, join(folder, name)]);
    return join(folder, name);
  };
  const whole = copy('whole');
  const changes = await changesOf((fault) => run(whole, fault), folder);
  return { folder, run, copy, changes, old: filesOf(start), wanted: filesOf(whole) };
}

const needsSpace = /^(create|write|mkdir|rename)/;

test.each([
  ['--default', 'ENOSPC'],
  ['--default', 'EIO'],
  // It only takes names away, which needs no space.
  ...(thorough ? [['--restore', 'ENOSPC'] as const] : []),
  ['--restore', 'EIO'],
] as const)(
  '%s and %s at each kind of change: old, new or told, and the same command heals it',
  async (option, code) => {
    const here = await ground(option);
    const { old, wanted } = here;
    const kinds = kindsOfChange(here.changes, 'operation');
    // A full disk stays so; one that fails may do so once, or from then on: `thorough` tries both.
    const faults =
      code === 'ENOSPC'
        ? kinds
            .filter((at) => thorough || needsSpace.test(here.changes[at] ?? ''))
            .map((at): DiskFault => ({ at, does: code, on: true }))
        : kinds.flatMap((at, turn): DiskFault[] => {
            const ways = [
              { at, does: code },
              ...(option === '--default' ? [{ at, does: code, on: true }] : []),
            ];
            return thorough ? ways : ways.slice(turn % ways.length).slice(0, 1);
          });
    expect(faults.length).toBeGreaterThan(5);
    await inBatches([...faults.entries()], async ([number, fault]) => {
      const root = here.copy(`tree-${number}`);
      const { status, stderr } = await here.run(root, fault);
      const found = filesOf(root);
      expect(isSomebodyThere(found)).toBe(true);
      if (status === 0) {
        expect(stderr).toBe('');
        expect(found).toEqual(wanted);
      } else {
        expect(stderr.trim().split('\n')).toHaveLength(1);
        expect(stderr).toMatch(/no space left for \/|The disk failed at \//u);
        if (stderr.includes('as they were before')) expect(found).toEqual(old);
        else {
          const [, list = ''] = /could not be put back: (.*)\. Run/u.exec(stderr) ?? [];
          const told = list.split(', ').map((path) => path.slice(1));
          const paths = new Set([...Object.keys(old), ...Object.keys(found)]);
          const differ = [...paths].filter((path) => old[path] !== found[path]);
          expect(told).toEqual(expect.arrayContaining(differ));
        }
      }
      expect((await setUp('--root', root, option)).status).toBe(0);
      expect(filesOf(root)).toEqual(wanted);
      rmSync(root, { recursive: true });
    });
  },
  300_000,
);

test.each(['--default', '--restore'] as const)(
  '%s on a read-only disk: every file is as before, and no file is said to be changed',
  async (option) => {
    const here = await ground(option);
    const root = here.copy('read-only');
    const { status, stderr } = await here.run(root, { at: 0, does: 'EROFS', on: true });
    expect(status).toBe(1);
    expect(stderr).toMatch(/ is on a read-only file system .*as they were before\.\n$/u);
    expect(filesOf(root)).toEqual(here.old);
  },
);

test.each(['--default', '--restore'] as const)(
  '%s killed at each change: every file old or new, somebody on each screen, and the same command ends it',
  async (option) => {
    const here = await ground(option);
    const kinds = kindsOfChange(here.changes, 'operation');
    expect(kinds.length).toBeGreaterThan(2);
    await inBatches([...kinds.entries()], async ([number, at]) => {
      const root = here.copy(`killed-${number}`);
      expect((await here.run(root, { at, does: 'kill' })).status).toBe(null);
      const found = filesOf(root);
      expect(isSomebodyThere(found)).toBe(true);
      for (const [path, text] of Object.entries(found))
        expect([here.old[path], here.wanted[path]]).toContain(text);
      expect((await setUp('--root', root, option)).status).toBe(0);
      expect(filesOf(root)).toEqual(here.wanted);
      rmSync(root, { recursive: true });
    });
  },
  300_000,
);
