import type { Log } from '../../../src/model/index.js';
import { readFileSync, watch } from 'node:fs';
import { join } from 'node:path';
import { openTree } from '../../../src/host/index.js';
import { fileLog, systemLog } from '../../../src/host/machine/log.js';
import { commandsBefore } from '../../support/host/hosts.js';
import { makeStandIns } from '../../support/host/stand-ins.js';
import { temporaryFolder, writeTree } from '../../support/host/tree.js';

/** The log of a tree. */
async function openedLog(root: string): Promise<Log> {
  return fileLog(await (await openTree(root)).locate('/var/log'), 'tester');
}

test('a tree has a log file of its own, one line each, whatever is in the words', async () => {
  const root = temporaryFolder();
  const log = await openedLog(root);
  log.write('info', 'first');
  log.write('error', 'a\nforged line\r\x1b[2J\u2028');
  log.close();
  const lines = readFileSync(join(root, 'var/log/xsconsole.log'), 'utf8').split('\n');
  expect(lines).toHaveLength(3);
  expect(lines[0]).toMatch(/^\d{4}-\d\d-\d\dT[\d:.]+Z tester\[\d+\] info: first$/);
  expect(lines[1]).toMatch(/ error: a forged line \[2J $/);
});

test('nothing in the words of others acts on the terminal of whoever reads the log', async () => {
  const root = temporaryFolder();
  const log = await openedLog(root);
  log.write('info', `\u009b2J\u202eevil\u{E0041}\u2066e\u0301${'\u0301'.repeat(500)}`);
  log.close();
  expect(readFileSync(join(root, 'var/log/xsconsole.log'), 'utf8')).toMatch(
    / info: {2}2Jevile\u0301{4}\n$/u,
  );
});

test('a log that cannot be written stops nobody', async () => {
  const root = temporaryFolder();
  writeTree(root, { 'var/log': 'a file, not a folder' });
  const log = await openedLog(root);
  expect(() => {
    log.write('info', 'lost');
  }).not.toThrow();
});

test('on the machine itself one logger child takes the lines with their priorities', async () => {
  const folder = temporaryFolder();
  const made = makeStandIns(folder, ['logger'], {
    logger: `cat > ${folder}/lines.part; mv ${folder}/lines.part ${folder}/lines`,
  });
  const arrived = new Promise<void>((resolve) => {
    const watcher = watch(folder, (_, name) => {
      if (name !== 'lines') return;
      watcher.close();
      resolve();
    });
  });
  const log = systemLog(commandsBefore(folder), 'tester');
  log.write('info', 'first');
  log.write('warning', 'second\nline');
  log.write('error', 'third');
  log.close();
  await arrived;
  expect(readFileSync(join(folder, 'lines'), 'utf8')).toBe('<6>first\n<4>second line\n<3>third\n');
  expect(made.calls()).toEqual([`logger -t tester[${process.pid}] --prio-prefix`]);
});

test.each([
  ['says why and ends', 'echo "unknown option" >&2; exit 1', 'unknown option'],
  ['ends without a word', 'exit 64', 'ended with 64'],
])('a logger that %s loses no line: a file of ours takes them', async (_, body, cause) => {
  const folder = temporaryFolder();
  makeStandIns(folder, ['logger'], { logger: body });
  const file = join(folder, 'xsconsole.log');
  let failed: (cause: string) => void = () => undefined;
  const told = new Promise<string>((resolve) => {
    failed = resolve;
  });
  const log = systemLog(commandsBefore(folder), 'tester', { folder, failed });
  log.write('info', 'before');
  expect(await told).toBe(cause);
  log.write('error', 'after');
  const lines = readFileSync(file, 'utf8').trim().split('\n');
  expect(lines.map((line) => line.replace(/^\S+ tester\[\d+\] /u, ''))).toEqual([
    `warning: logger cannot be used (${cause}): the log goes on here`,
    'info: before',
    'error: after',
  ]);
});

test('a logger that hangs, or is killed late, loses none of the last lines', async () => {
  for (const [body, length, cause] of [
    ['exec sleep 1000', 2000, 'it takes no lines'],
    ['head -n 90 > /dev/null; kill -9 $$', 10, 'SIGKILL'],
  ] as const) {
    const folder = temporaryFolder();
    makeStandIns(folder, ['logger'], { logger: body });
    let failed: (cause: string) => void = () => undefined;
    const told = new Promise<string>((resolve) => {
      failed = resolve;
    });
    const log = systemLog(commandsBefore(folder), 'tester', { folder, failed });
    for (let line = 1; line <= 90; line += 1) log.write('info', `${line} ${'x'.repeat(length)}`);
    expect(await told).toContain(cause);
    const [, ...lines] = readFileSync(join(folder, 'xsconsole.log'), 'utf8').trim().split('\n');
    const numbers = lines.map((line) => Number(/ info: (\d+) /u.exec(line)?.[1]));
    expect(numbers).toEqual(Array.from({ length: 20 }, (_, index) => 71 + index));
    log.close();
  }
});
