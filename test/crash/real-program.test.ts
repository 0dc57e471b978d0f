import { execFileSync, spawnSync } from 'node:child_process';
import {
  chmodSync,
  chownSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
} from 'node:fs';
import { join } from 'node:path';
import { openResets, readHostFacts, wouldRunMachine } from '../../src/host/index.js';
import { testWhere } from '../support/aloud.js';
import {
  changesOf,
  doomedProgram,
  inBatches,
  likeness,
  quickFolder,
  type Doom,
} from '../support/doomed-program.js';
import { makeHostTree } from '../support/host-tree.js';
import { runToEnd, type ProgramEnd } from '../support/program.js';
import { drain, operator, planOf } from '../support/reset-host.js';
import { temporaryFolder } from '../support/tree.js';

const concerned = [
  'etc/xensource/pool.conf',
  'etc/xensource-inventory',
  'etc/firstboot.d/data/management.conf',
  'var/lib/xcp/networkd.db',
  'var/tmp/network-reset',
];
/** The same wish as `planOf`'s, so that running again in this process must come to the same files. */
const wish = [
  '--yes',
  '--device',
  'eth1',
  '-m',
  '192.168.1.9',
  '--mode',
  'static',
  '--ip',
  '192.168.1.5',
  '--netmask',
  '255.255.255.0',
  '--gateway',
  '192.168.1.1',
  '--dns',
  '192.168.1.2',
];

/** Also heals what a refusing disk leaves, which `refusing-disk.test.ts` does in memory. */
const thorough = process.env['CRASH_THOROUGH'] !== undefined;

type Files = Readonly<Record<string, string>>;

/** Bytes, mode and owner of each file concerned that is there. */
function hostFiles(root: string): Files {
  return Object.fromEntries(
    concerned
      .filter((path) => existsSync(join(root, path)))
      .map((path) => {
        const { mode, uid, gid } = statSync(join(root, path));
        return [
          path,
          `${mode.toString(8)} ${uid}:${gid} ${readFileSync(join(root, path), 'latin1')}`,
        ];
      }),
  );
}

function leftOvers(root: string): readonly string[] {
  return readdirSync(root, { recursive: true, encoding: 'utf8' }).filter(
    (path) => path.endsWith('.xsconsole') && !path.startsWith('var/lib/xsconsole'),
  );
}

interface Ground {
  readonly folder: string;
  readonly old: Files;
  readonly wanted: Files;
  readonly changes: readonly string[];
  /** A copy of a tree with modes, owners and links. */
  copy(from: string, name: string): string;
  run(root: string, args: readonly string[], doom?: Doom): Promise<ProgramEnd>;
}

/** A supporter whose files have modes of their own (and owners, where we may give them), and the program that will reset it. */
async function ground(): Promise<Ground> {
  const folder = temporaryFolder(quickFolder());
  const start = join(folder, 'start');
  mkdirSync(start);
  makeHostTree(start);
  chmodSync(join(start, 'etc/xensource-inventory'), 0o640);
  chmodSync(join(start, 'etc/firstboot.d/data/management.conf'), 0o600);
  if (process.geteuid?.() === 0) chownSync(join(start, 'etc/xensource-inventory'), 12, 34);
  const program = doomedProgram('xe-reset-networking', folder);
  const copy = (from: string, name: string): string => {
    execFileSync('cp', ['-a', from, join(folder, name)]);
    return join(folder, name);
  };
  const run = (root: string, args: readonly string[], doom: Doom = {}): Promise<ProgramEnd> =>
    program(['--root', root, ...args], doom);
  const whole = copy(start, 'whole');
  const changes = await changesOf((doom) => run(whole, wish, doom), folder);
  expect(changes.length).toBeGreaterThan(150);
  return { folder, old: hostFiles(start), wanted: hostFiles(whole), changes, copy, run };
}

function expectWhole(root: string, { old, wanted }: Ground): Files {
  const found = hostFiles(root);
  for (const path of concerned) expect([old[path], wanted[path]]).toContain(found[path]);
  expect(found['etc/xensource-inventory']).toMatch(
    /INSTALLATION_UUID='.+'[^]*CONTROL_DOMAIN_UUID='.+'/,
  );
  return found;
}

/** Each way back or forward, from a copy of the wreck: `--status` can be read; resume, undo and a new run come to their ends. */
async function expectHealed(wreck: string, here: Ground): Promise<void> {
  const heal = async (
    name: string,
    allowed: Readonly<Record<string, Files>>,
    work: (root: string) => Promise<{ readonly result: string }>,
  ): Promise<void> => {
    const root = here.copy(wreck, `${wreck.split('/').at(-1) ?? ''}-${name}`);
    const { result } = await work(root);
    expect(Object.keys(allowed)).toContain(result);
    expect({ name, result, files: hostFiles(root) }).toEqual({
      name,
      result,
      files: allowed[result],
    });
    if (name !== 'undo') expect(leftOvers(root)).toEqual([]);
    rmSync(root, { recursive: true });
  };
  const { old, wanted } = here;
  expect(await (await openResets(wreck, wouldRunMachine())).status()).toMatchObject({
    ok: true,
    value: { running: null, damagedLines: [] },
  });
  await heal(
    'undo',
    { undone: old, nothingToUndo: old },
    async (root) =>
      (
        await drain(
          (await openResets(root, wouldRunMachine())).undo({ initiator: operator, force: false }),
        )
      ).outcome,
  );
  await heal(
    'resume',
    { awaitingReboot: wanted, nothingToResume: old },
    async (root) =>
      (await drain((await openResets(root, wouldRunMachine())).resume(operator))).outcome,
  );
  await heal('again', { awaitingReboot: wanted }, async (root) => {
    const facts = await readHostFacts(root);
    return (
      await drain(
        (await openResets(root, wouldRunMachine())).run(planOf(facts, 'again'), {
          initiator: operator,
          basis: facts.files,
          reboot: true,
        }),
      )
    ).outcome;
  });
}

/** The same by the program itself: what it says, and how it ends. */
async function expectHealedByProgram(wreck: string, here: Ground): Promise<void> {
  const status = await here.run(wreck, ['--status']);
  expect([status.status, status.stderr]).toEqual([0, '']);
  expect(status.stdout).not.toBe('');
  for (const [args, ends] of [
    [['--undo'], [here.old]],
    [['--resume'], [here.wanted, here.old]],
    [wish, [here.wanted]],
  ] as const) {
    const root = here.copy(wreck, `${wreck.split('/').at(-1) ?? ''}-program`);
    const end = await here.run(root, args);
    expect([end.status, end.stderr]).toEqual([0, '']);
    expect(ends).toContainEqual(hostFiles(root));
    rmSync(root, { recursive: true });
  }
}

/**
 * Runs all dooms, each on a host of its own; wrecks that are alike are looked at once. Answers how many different ones there were, of all
 * files and of the host's. */
async function wreckAll(
  here: Ground,
  dooms: readonly Doom[],
  judge: (root: string, end: ProgramEnd) => void,
): Promise<{ readonly wrecks: number; readonly mixtures: number }> {
  const seen = new Set<string>();
  const mixtures = new Set<string>();
  await inBatches(dooms, async (doom) => {
    const wreck = here.copy(
      join(here.folder, 'start'),
      `wreck-${doom.does ?? ''}-${doom.at ?? ''}`,
    );
    const end = await here.run(wreck, wish, doom);
    const files = JSON.stringify(expectWhole(wreck, here));
    judge(wreck, end);
    const like = likeness(wreck);
    const isNew = !seen.has(like);
    const isNewMixture = !mixtures.has(files);
    seen.add(like);
    mixtures.add(files);
    if (isNew && (thorough || doom.does === 'kill' || doom.does === 'half'))
      await expectHealed(wreck, here);
    if (isNewMixture) await expectHealedByProgram(wreck, here);
    rmSync(wreck, { recursive: true });
  });
  return { wrecks: seen.size, mixtures: mixtures.size };
}

test('killed before every change of the file system, and in the middle of every write', async () => {
  const here = await ground();
  const before = here.changes.map((_, at): Doom => ({ at, does: 'kill' }));
  const within = here.changes.flatMap((name, at): Doom[] =>
    name === 'write' ? [{ at, does: 'half' }] : [],
  );
  const different = await wreckAll(here, [...before, ...within], (_, end) => {
    expect(end.signal).toBe('SIGKILL');
  });
  expect(different.wrecks).toBeGreaterThan(80);
  expect(different.mixtures).toBeGreaterThan(4);
}, 300_000);

const needsSpace = /^(create|write|mkdir|link|rename)/;

test.each(['ENOSPC', 'EIO'] as const)(
  '%s at every change of the file system: one clear line and a known state',
  async (code) => {
    const here = await ground();
    // A disk that is full stays so; one that fails may do so once.
    const dooms = here.changes.flatMap((name, at): Doom[] =>
      code === 'EIO' || needsSpace.test(name) ? [{ at, does: code, on: code === 'ENOSPC' }] : [],
    );
    let refused = 0;
    await wreckAll(here, dooms, (root, { status, stdout, stderr }) => {
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
    expect(refused).toBeGreaterThan(50);
  },
  300_000,
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
    'openat,rename,renameat2,unlink,unlinkat,mkdir,mkdirat,link,linkat,symlink,fsync,fdatasync,fchmod,chmod,fchown,chown,ftruncate,truncate,rmdir';
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
    ...wish,
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
