import {
  createDurableFiles,
  createLock,
  machineProcesses,
  type Lock,
} from '../../../src/host/index.js';
import type { ProcessIdentity } from '../../../src/model/index.js';
import { MemoryDisk } from '../../support/disk/memory-disk.js';

const since = '2026-01-02T03:04:05Z';
const dead = new Set<number>();

function lockOf(disk: MemoryDisk, pid: number): Lock {
  const own: ProcessIdentity = { pid, start: '1', boot: 'a' };
  const processes = {
    own,
    isAlive: (other: ProcessIdentity) => Promise.resolve(!dead.has(other.pid)),
  };
  return createLock('/state', disk, createDurableFiles(disk, processes), processes);
}

test('held by one until released; the error names process and user', async () => {
  const disk = MemoryDisk.of({});
  const first = await lockOf(disk, 101).take('alice', since);
  expect(await lockOf(disk, 102).take('bob', since)).toMatchObject({
    ok: false,
    error: { code: 'locked', cause: `process 101 of alice since ${since}` },
  });
  expect(await lockOf(disk, 102).holder()).toMatchObject({
    ok: true,
    value: { pid: 101, user: 'alice' },
  });
  if (first.ok) await first.value();
  expect(await lockOf(disk, 102).holder()).toEqual({ ok: true, value: null });
  expect(await lockOf(disk, 102).take('bob', since)).toMatchObject({ ok: true });
});

test('a dead holder blocks nobody, and of many that come at once exactly one or none gets it', async () => {
  const disk = MemoryDisk.of({});
  expect(await lockOf(disk, 201).take('alice', since)).toMatchObject({ ok: true });
  dead.add(201);
  const taken = await Promise.all(
    Array.from({ length: 8 }, (_, index) => lockOf(disk, 300 + index).take('many', since)),
  );
  expect(taken.filter(({ ok }) => ok).length).toBeLessThanOrEqual(1);
  for (const result of taken) if (result.ok) await result.value();
  expect(await lockOf(disk, 400).take('last', since)).toMatchObject({ ok: true });
});

test('a half-written claim of a crash is nobody', async () => {
  const disk = MemoryDisk.of({ '/state/lock.7': '{"pid":1', '/state/claim.5-1-1': '' });
  expect(await lockOf(disk, 501).take('alice', since)).toMatchObject({ ok: true });
  expect([...disk.snapshot().keys()]).toEqual(['/state/lock.8']);
});

test('this process lives; a later process with the same number is another one', async () => {
  const processes = await machineProcesses();
  const { own } = processes;
  expect(await processes.isAlive(own)).toBe(true);
  expect(await processes.isAlive({ ...own, start: `${own.start}0` })).toBe(false);
  expect(await processes.isAlive({ ...own, boot: 'another' })).toBe(false);
});
