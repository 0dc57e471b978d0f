import { createDurableFiles, type Processes } from '../../../src/host/index.js';
import { createJournalStore } from '../../../src/host/resets/journal-store.js';
import type { JournalEntry } from '../../../src/reset/index.js';
import { operator } from '../../support/host/reset-host.js';
import { MemoryDisk } from '../../support/disk/memory-disk.js';

const processes: Processes = {
  own: { pid: 1, start: '1', boot: 'a' },
  isAlive: () => Promise.resolve(true),
};
const path = '/state/journal';
const entry = (planId: string): JournalEntry => ({
  kind: 'undone',
  at: '2026-01-02T03:04:05Z',
  planId,
  initiator: operator,
});

function store(disk: MemoryDisk) {
  return createJournalStore(path, disk, createDurableFiles(disk, processes));
}

async function written(count: number): Promise<string> {
  const disk = MemoryDisk.of({});
  const journal = store(disk);
  for (let number = 0; number < count; number += 1)
    expect(await journal.append(entry(`p${number}`))).toEqual({ ok: true, value: undefined });
  return new TextDecoder().decode(await disk.readFile(path));
}

const three = [entry('p0'), entry('p1'), entry('p2')];

test('what is appended is read back, also by another process', async () => {
  const disk = MemoryDisk.of({ [path]: await written(3) });
  expect(await store(disk).read()).toMatchObject({
    ok: true,
    value: { entries: three, damagedLines: [] },
  });
});

test('a note is read at once; only what is appended after it keeps it through a power cut', async () => {
  const disk = MemoryDisk.of({});
  const journal = store(disk);
  const left = async (): Promise<readonly number[]> => {
    const counts: number[] = [];
    for (const crashed of disk.afterPowerCut()) {
      const read = await store(crashed).read();
      counts.push(read.ok ? read.value.entries.length : -1);
    }
    return [...new Set(counts)].sort();
  };
  await journal.append(entry('p0'));
  await journal.note(entry('p1'));
  expect(await store(disk).read()).toMatchObject({ value: { entries: three.slice(0, 2) } });
  expect(await left()).toEqual([1, 2]);
  await journal.append(entry('p2'));
  expect(await left()).toEqual([3]);
});

test('no journal is an empty journal', async () => {
  expect(await store(MemoryDisk.of({})).read()).toMatchObject({
    ok: true,
    value: { entries: [], damagedLines: [] },
  });
});

test(
  'torn at any byte: whole lines count, nothing is called damaged, and the next line is not ' +
    'glued to the tear',
  async () => {
    const text = await written(3);
    const lineEnds = [...text.matchAll(/\n/g)].map(({ index }) => index + 1);
    for (let cut = 0; cut < text.length; cut += 1) {
      const disk = MemoryDisk.of({ [path]: text.slice(0, cut) });
      const whole = lineEnds.filter((end) => end <= cut).length;
      expect(await store(disk).read()).toMatchObject({
        ok: true,
        value: { entries: three.slice(0, whole), damagedLines: [] },
      });
      expect(await store(disk).append(entry('next'))).toMatchObject({ ok: true });
      expect(await store(disk).read()).toMatchObject({
        ok: true,
        value: { entries: [...three.slice(0, whole), entry('next')], damagedLines: [] },
      });
    }
  },
);

test.each([0, 5, 30])(
  'a damaged byte (%i) in the middle line is told by line number, the others count',
  async (offset) => {
    const lines = (await written(3)).split('\n');
    const middle = lines[1] ?? '';
    const damaged = [
      lines[0],
      `${middle.slice(0, offset)}#${middle.slice(offset + 1)}`,
      lines[2],
      '',
    ].join('\n');
    const disk = MemoryDisk.of({ [path]: damaged });
    expect(await store(disk).read()).toMatchObject({
      ok: true,
      value: { entries: [entry('p0'), entry('p2')], damagedLines: [2] },
    });
    await store(disk).append(entry('next'));
    expect(await store(disk).read()).toMatchObject({
      ok: true,
      value: { entries: [entry('p0'), entry('p2'), entry('next')], damagedLines: [2] },
    });
  },
);

test(
  'only the last line can be torn: other bad ones are damage, also where nothing whole ' +
    'follows',
  async () => {
    const disk = MemoryDisk.of({ [path]: `${await written(1)}garbage\nmore\ntor` });
    const journal = store(disk);
    expect(await journal.read()).toMatchObject({
      ok: true,
      value: { entries: [entry('p0')], damagedLines: [2, 3] },
    });
    await journal.append(entry('p1'));
    expect(await journal.read()).toMatchObject({
      ok: true,
      value: { entries: [entry('p0'), entry('p1')], damagedLines: [2, 3] },
    });
  },
);

test('zeros after a power cut are a torn tail', async () => {
  const disk = MemoryDisk.of({ [path]: `${await written(1)}\0\0\0\n\0\0` });
  expect(await store(disk).read()).toMatchObject({
    ok: true,
    value: { entries: [entry('p0')], damagedLines: [] },
  });
});
