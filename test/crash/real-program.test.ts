import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { testWhere } from '../support/run/test-where.js';
import type { DiskFault } from '../support/disk/failing-program.js';
import { kindsOfChange, thorough } from '../support/disk/kinds-of-change.js';
import { runToEnd } from '../support/run/program.js';
import { ground, hostFiles, request } from './program-host.js';
import { interruptAll } from './interrupted-hosts.js';

test(
  'killed before each kind of change of the file system, and in the middle of each kind of ' +
    'write',
  async () => {
    const here = await ground();
    const tried = kindsOfChange(here.changes, 'operation');
    const before = tried.map((at): DiskFault => ({ at, does: 'kill' }));
    const within = tried.flatMap((at): DiskFault[] =>
      here.changes[at] === 'write' ? [{ at, does: 'half' }] : [],
    );
    const different = await interruptAll(here, [...before, ...within], (_, end) => {
      expect(end.signal).toBe('SIGKILL');
    });
    expect(different.interruptedHosts).toBeGreaterThan(thorough ? 80 : 20);
    expect(different.mixtures).toBeGreaterThan(4);
  },
  900_000,
);

const needsSpace = /^(create|write|mkdir|link|rename)/;

test.each(['ENOSPC', 'EIO'] as const)(
  '%s at each kind of change of the file system: one clear line and a known state',
  async (code) => {
    const here = await ground();
    // A disk that is full stays so; one that fails may do so once, by default where a full one does
    // nothing: `refusing-disk.test.ts` tries both everywhere in memory.
    const faults = kindsOfChange(here.changes, 'operation').flatMap((at): DiskFault[] =>
      needsSpace.test(here.changes[at] ?? '') === (code === 'ENOSPC') ||
      (thorough && code === 'EIO')
        ? [{ at, does: code, on: code === 'ENOSPC' }]
        : [],
    );
    let refused = 0;
    await interruptAll(here, faults, (root, { status, stdout, stderr }) => {
      if (status === 0) {
        expect(hostFiles(root)).toEqual(here.wanted);
        expect(stderr).toBe('');
        return;
      }
      refused += 1;
      const [line = '', advice = '', ...more] = stderr.split('\n');
      expect([status, more.length]).toEqual([1, advice === '' ? 0 : 1]);
      expect(line).toMatch(
        code === 'ENOSPC'
          ? /There is no space left for \/.*Free some space/
          : /The disk failed at \/.*Check the disk/,
      );
      expect(stdout + line).not.toMatch(/ {4}at |undefined|\[object/);
      if (line.includes('as it was before')) expect(hostFiles(root)).toEqual(here.old);
      else expect(advice).toMatch(/--status.*--resume.*--undo/);
    });
    expect(refused).toBeGreaterThan(faults.length / 2);
  },
  900_000,
);

const withStrace = testWhere(
  spawnSync('strace', ['-o', '/dev/null', 'true']).status === 0,
  "strace is not here, or may not trace: the count of the hook is not compared with the kernel's",
);

withStrace('the hook misses nothing: as many changes as the kernel is asked for', async () => {
  const here = await ground();
  const root = here.copy(join(here.folder, 'start'), 'traced');
  const log = join(here.folder, 'trace');
  const calls =
    'openat,rename,renameat2,unlink,unlinkat,mkdir,mkdirat,link,linkat,symlink,' +
    'fsync,fdatasync,fchmod,chmod,fchown,chown,ftruncate,truncate,rmdir';
  const traced = await runToEnd('strace', [
    '-f',
    '-o',
    log,
    '-e',
    `trace=${calls}`,
    process.execPath,
    join(here.folder, 'xe-reset-networking.js'),
    '--root',
    root,
    ...request,
  ]);
  expect(traced.status).toBe(0);
  const asked = readFileSync(log, 'utf8')
    .split('\n')
    .filter(
      (line) =>
        /^\d+ +(rename|unlink|mkdir|link|symlink|f?chmod|f?chown|fsync|fdatasync|f?truncate|rmdir|openat\(.*O_CREAT)/.test(
          line,
        ) && !line.includes('resumed>'),
    );
  expect(asked).toHaveLength(here.changes.filter((name) => name !== 'write').length);
});
