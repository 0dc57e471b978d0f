import { readLoad, readMemory, readProcessors } from '../../support/host/host-calls.js';
import { cpus, totalmem } from 'node:os';
import { temporaryFolder, writeTree } from '../../support/host/tree.js';

test("a tree's own proc files", async () => {
  const root = temporaryFolder();
  writeTree(root, {
    'proc/uptime': '350735.47 234388.90\n',
    'proc/loadavg': '0.20 0.18 0.12 1/80 11206\n',
    'proc/meminfo':
      'MemTotal:        4000 kB\nMemFree:         1000 kB\nMemAvailable:    2500 ' +
      'kB\nBuffers:          10 kB\n',
    'proc/cpuinfo':
      'processor\t: 0\nmodel name\t: AMD EPYC 7543\n\nprocessor\t: 1\nmodel name\t: AMD ' +
      'EPYC 7543\n',
  });
  expect(await readLoad(root)).toEqual({
    known: true,
    value: { uptimeSeconds: 350735.47, average: [0.2, 0.18, 0.12] },
  });
  expect(await readMemory(root)).toEqual({
    known: true,
    value: { total: 4_096_000, available: 2_560_000 },
  });
  expect(await readProcessors(root)).toEqual({
    known: true,
    value: { model: 'AMD EPYC 7543', count: 2 },
  });
});

test('a kernel too old to say what is available: free, buffers and cache', async () => {
  const root = temporaryFolder();
  writeTree(root, {
    'proc/meminfo': 'MemTotal: 4000 kB\nMemFree: 1000 kB\nBuffers: 10 kB\nCached: 90 kB\n',
  });
  expect(await readMemory(root)).toMatchObject({
    value: { available: 1100 * 1024 },
  });
});

test('a tree without them is unknown, and torn ones are damaged', async () => {
  const root = temporaryFolder();
  expect(
    [await readLoad(root), await readMemory(root), await readProcessors(root)].map((fact) =>
      fact.known ? '' : fact.reason.code,
    ),
  ).toEqual(['absent', 'absent', 'absent']);
  writeTree(root, {
    'proc/uptime': 'x',
    'proc/loadavg': '',
    'proc/meminfo': 'MemTotal: 4000',
    'proc/cpuinfo': '',
  });
  expect(
    [await readLoad(root), await readMemory(root), await readProcessors(root)].map((fact) =>
      fact.known ? '' : fact.reason.code,
    ),
  ).toEqual(['damaged', 'damaged', 'damaged']);
});

test('this machine, against what Node says of it', async () => {
  const [load, memory, processors] = [
    await readLoad('/'),
    await readMemory('/'),
    await readProcessors('/'),
  ];
  if (!load.known || !memory.known || !processors.known)
    throw new Error(JSON.stringify([load, memory, processors]));
  expect(load.value.uptimeSeconds).toBeGreaterThan(0);
  expect(memory.value.total).toBe(totalmem());
  expect(memory.value.available).toBeLessThanOrEqual(totalmem());
  expect(processors.value.count).toBe(cpus().length);
});
