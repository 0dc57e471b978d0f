import { dirname } from 'node:path';
import { openResets, type DiskOperations, type Processes } from '../../src/host/index.js';
import type { ProfileName, MachinePort } from '../../src/model/index.js';
import type { ResetPlan, Resets } from '../../src/reset/index.js';
import { hookedDisk } from '../support/disk/hooked-disk.js';
import { inTurn, kindsOfChange, thorough } from '../support/disk/kinds-of-change.js';
import { MemoryDisk } from '../support/disk/memory-disk.js';
import {
  drain,
  factsOf,
  operator,
  planOf,
  recordingMachine,
  supporterFiles,
} from '../support/host/reset-host.js';

const concerned = [...Object.keys(supporterFiles), '/var/tmp/network-reset', '/tmp/network-reset'];
const modes = { '/etc/xensource-inventory': 0o640, '/etc/firstboot.d/data/management.conf': 0o600 };

/** A process of its own for each boot: what an earlier one left behind is a dead process's. */
let boots = 0;
function nextBoot(): { readonly processes: Processes; readonly boot: string } {
  boots += 1;
  const boot = boots.toString(16);
  const own = { pid: 4711, start: '1', boot };
  return { processes: { own, isAlive: (other) => Promise.resolve(other.boot === boot) }, boot };
}

function session(disk: DiskOperations, machine: MachinePort = recordingMachine()): Promise<Resets> {
  return openResets(
    { root: '/', machine: machine },
    {
      disk,
      ...nextBoot(),
      now: () => '2026-01-02T03:04:05Z',
    },
  );
}

/** Of the files a reset concerns only, so that journal and undo copies do not count. */
function hostFiles(disk: MemoryDisk): ReadonlyMap<string, string> {
  return new Map([...disk.snapshot()].filter(([path]) => concerned.includes(path)));
}

function leftOvers(disk: MemoryDisk): readonly string[] {
  return [...disk.snapshot().keys()].filter(
    (path) => path.endsWith('.xsconsole') && !path.startsWith('/var/lib/xsconsole'),
  );
}

/**
 * The disk as it is right before each change of `work` (or one of each kind), and at its end, each
 * with the number of the change. A process that dies at a change leaves exactly this, so one run
 * stands for all the runs that are cut off.
 */
async function disksOf(
  start: MemoryDisk,
  work: (resets: Resets) => Promise<unknown>,
  which: 'every change' | 'each kind',
): Promise<readonly { readonly at: number; readonly disk: MemoryDisk }[]> {
  const disk = start.settled();
  const changes: string[] = [];
  const found: MemoryDisk[] = [];
  const keep = (change: string): void => {
    changes.push(change);
    found.push(disk.copy());
  };
  await work(await session(hookedDisk(disk, { before: keep })));
  const tried = new Set(which === 'each kind' ? kindsOfChange(changes) : changes.keys());
  return [...found, disk.copy()]
    .map((left, at) => ({ at, disk: left }))
    .filter(({ at }) => tried.has(at) || at === changes.length);
}

interface Ground {
  readonly start: MemoryDisk;
  readonly plan: ResetPlan;
  readonly run: (resets: Resets) => Promise<unknown>;
  readonly old: ReadonlyMap<string, string>;
  readonly wanted: ReadonlyMap<string, string>;
}

async function ground(profile: ProfileName): Promise<Ground> {
  const start = MemoryDisk.of({ ...supporterFiles, '/var/tmp/keep': '', '/tmp/keep': '' }, modes);
  const facts = await factsOf((await session(start.settled())).files, profile);
  const plan = planOf(facts, 'plan-1');
  const run = (resets: Resets): Promise<unknown> =>
    drain(resets.run(plan, { initiator: operator, basis: facts.files, reboot: true }));
  const whole = start.settled();
  await run(await session(whole));
  return { start, plan, run, old: hostFiles(start), wanted: hostFiles(whole) };
}

/**
 * What tells two disks apart for whoever reads them: the files concerned, how many lines the
 * journal has (a torn one is no line, but is there), which undo copies and locks there are. Of
 * left-over temporaries only that they are there: nobody reads their bytes. `thorough` tells all
 * disks apart.
 */
function likeness(disk: MemoryDisk): string {
  if (thorough) return JSON.stringify([...disk.snapshot()]);
  return JSON.stringify(
    [...disk.snapshot()].map(([path, text]) => {
      if (path.endsWith('.xsconsole')) return dirname(path);
      if (path.endsWith('/journal'))
        return text.split('\n').map((line) => (line === '' ? 'end' : 'line'));
      return path.includes('/reset/claim.') || path.includes('/reset/lock.')
        ? dirname(path)
        : [path, text];
    }),
  );
}

/**
 * What is left after a stop: by a power cut (every state the disk may be in), or by a SIGKILL (the
 * kernel still has all of it).
 */
type Stop = (disk: MemoryDisk) => readonly MemoryDisk[];
const powerCut: Stop = (disk) => disk.afterPowerCut();
const kill: Stop = (disk) => [disk.settled()];

/**
 * Every disk that a stop at these changes of `work` may leave behind (those alike once), each with
 * the number of the change.
 */
async function* interruptedHosts(
  start: MemoryDisk,
  work: (resets: Resets) => Promise<unknown>,
  stop: Stop,
  which: 'every change' | 'each kind',
): AsyncGenerator<{ readonly at: number; readonly disk: MemoryDisk }> {
  const seen = new Set<string>();
  for (const { at, disk } of await disksOf(start, work, which))
    for (const state of stop(disk)) {
      const like = likeness(state);
      if (!seen.has(like)) yield { at, disk: state };
      seen.add(like);
    }
}

/**
 * Hosts whose reset stopped between two files: one for every set of files that is new already, as a
 * SIGKILL leaves them.
 */
async function halfWay(here: Ground): Promise<readonly MemoryDisk[]> {
  const found = new Map<string, MemoryDisk>();
  for (const { disk } of await disksOf(here.start, here.run, 'every change')) {
    const key = JSON.stringify([...hostFiles(disk)]);
    if (!found.has(key) && key !== JSON.stringify([...here.old])) found.set(key, disk.settled());
  }
  return [...found.values()];
}

function figures(text: string): void {
  if (thorough) process.stdout.write(`${text}\n`);
}

function expectWhole(disk: MemoryDisk, { old, wanted }: Ground): void {
  const found = hostFiles(disk);
  for (const path of concerned) {
    const now = found.get(path);
    if (now !== old.get(path) && now !== wanted.get(path))
      throw new Error(`${path} is neither old nor new: ${now ?? 'absent'}`);
  }
}

async function healByResume(interrupted: MemoryDisk, { old, wanted }: Ground): Promise<void> {
  const disk = interrupted.settled();
  const resets = await session(disk);
  const { outcome } = await drain(resets.resume(operator));
  expect(['done', 'nothingToResume']).toContain(outcome.result);
  expect(hostFiles(disk)).toEqual(outcome.result === 'done' ? wanted : old);
  expect(leftOvers(disk)).toEqual([]);
}

async function healByUndo(interrupted: MemoryDisk, { old }: Ground): Promise<void> {
  const disk = interrupted.settled();
  const resets = await session(disk);
  const { outcome } = await drain(resets.undo({ initiator: operator, force: false }));
  expect(['undone', 'nothingToUndo']).toContain(outcome.result);
  expect(hostFiles(disk)).toEqual(old);
}

async function healByRunningAgain(
  interrupted: MemoryDisk,
  { old, wanted, plan }: Ground,
): Promise<void> {
  const disk = interrupted.settled();
  const resets = await session(disk);
  const facts = await factsOf(resets.files, plan.profile.name);
  const again = planOf(facts, 'plan-2');
  const { outcome } = await drain(
    resets.run(again, { initiator: operator, basis: facts.files, reboot: true }),
  );
  expect(outcome).toEqual({ result: 'done' });
  expect(hostFiles(disk)).toEqual(wanted);
  expect(leftOvers(disk)).toEqual([]);
  await expectWayBack(disk, old);
}

/**
 * Going back does not end among the files of the reset that was cut off; one that only waits for
 * its reboot is a place of its own, and named.
 */
async function expectWayBack(disk: MemoryDisk, old: Ground['old']): Promise<void> {
  const undo = async () =>
    (await drain((await session(disk)).undo({ initiator: operator, force: false }))).outcome;
  const first = await undo();
  if (first.result === 'undone' && first.earlier !== undefined) await undo();
  expect(hostFiles(disk)).toEqual(old);
  expect(leftOvers(disk)).toEqual([]);
}

async function expectReadable(interrupted: MemoryDisk): Promise<void> {
  const status = await (await session(interrupted)).status();
  if (!status.ok || status.value.running !== null || status.value.damagedLines.length > 0)
    throw new Error(JSON.stringify(status));
}

/** The tests of one profile. Each has a test file of its own, so that both run at once. */
export function powerCutTests(profile: ProfileName): void {
  test(
    'at the changes of a run: files whole, status readable, healed by resume, undo, or ' +
      'running again',
    async () => {
      const here = await ground(profile);
      expect(here.wanted).not.toEqual(here.old);
      let changes = 0;
      let states = 0;
      const heal = inTurn(healByResume, healByUndo, healByRunningAgain);
      // A classic host has the same changes, with other commands between.
      const which = profile === 'classic' ? 'each kind' : 'every change';
      for await (const { at, disk } of interruptedHosts(here.start, here.run, powerCut, which)) {
        changes = at;
        states += 1;
        expectWhole(disk, here);
        await expectReadable(disk);
        await heal(disk, here);
      }
      // A model that lost nothing, or a hook that fired nowhere, would prove nothing.
      expect(changes).toBeGreaterThan(200);
      expect(states).toBeGreaterThan(thorough || which === 'every change' ? 100 : 50);
      figures(`${profile}, run: ${changes} changes, ${states} disks`);
    },
    1_800_000,
  );

  // The rest is the same work on the same files with other commands between: a classic host only
  // has it thoroughly.
  if (profile === 'classic' && !thorough) return;

  test(
    'a process killed at a change, then a resume: a power cut right after it finds all of ' +
      'it on the disk',
    async () => {
      const here = await ground(profile);
      for (const { disk } of await disksOf(here.start, here.run, 'each kind')) {
        // The kernel still holds what was not synced.
        const { outcome } = await drain((await session(disk)).resume(operator));
        if (outcome.result !== 'done') continue;
        for (const left of disk.afterPowerCut()) {
          expect(hostFiles(left)).toEqual(here.wanted);
          await expectReadable(left);
        }
      }
    },
    900_000,
  );

  test('within a resume or an undo, at each kind of change: the other one, or the same again, heals', async () => {
    const here = await ground(profile);
    const resume = (resets: Resets): Promise<unknown> => drain(resets.resume(operator));
    const undo = (resets: Resets): Promise<unknown> =>
      drain(resets.undo({ initiator: operator, force: false }));
    let states = 0;
    for (const interrupted of await halfWay(here)) {
      for (const [work, heal] of [
        [resume, inTurn(healByUndo, healByRunningAgain, healByResume)],
        [undo, inTurn(healByUndo, healByRunningAgain)],
      ] as const) {
        const stop = thorough ? powerCut : kill;
        for await (const { disk } of interruptedHosts(interrupted, work, stop, 'each kind')) {
          states += 1;
          expectWhole(disk, here);
          await expectReadable(disk);
          await heal(disk, here);
        }
      }
    }
    expect(states).toBeGreaterThan(50);
    figures(`${profile}, resume and undo: ${states} disks`);
  }, 1_800_000);
}
