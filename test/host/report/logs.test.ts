import { appendFileSync, mkdirSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { followLog, openTree } from '../../../src/host/index.js';
import type { Known, LogEnd, LogId } from '../../../src/model/index.js';
import { secretShapes } from '../../support/secret-shapes.js';
import { temporaryFolder, writeTree } from '../../support/host/tree.js';

/** The log of a host with these files. */
async function read(files: Readonly<Record<string, string>>, log: LogId): Promise<Known<LogEnd>> {
  const root = temporaryFolder();
  writeTree(root, files);
  const control = new AbortController();
  for await (const found of followLog(await openTree(root), log, control.signal)) return found;
  throw new Error('nothing was read');
}
const entry = (text: string): string => `Nov 20 06:58:09 host xapi: ${text}`;

test('a log of any size is read from its end, by whole lines', async () => {
  const line = entry('start of the network interface');
  const found = await read({ 'var/log/messages': `${line}\n`.repeat(20_000) }, 'messages');
  if (!found.known) throw new Error('not read');
  expect(found.value.lines).toHaveLength(500);
  expect(new Set(found.value.lines)).toEqual(new Set([line]));
  expect(found.value.earlier).toBe(true);
});

test("networkd's lines stand alone, and a very long line is cut", async () => {
  const lines = [entry('none of it'), `Nov 20 06:58:10 host xcp-networkd: ${'up '.repeat(900)}`];
  const found = await read({ 'var/log/xensource.log': `${lines.join('\n')}\n` }, 'networkd');
  expect(found).toMatchObject({ known: true, value: { earlier: false } });
  expect(found.known && found.value.lines.map((line) => line.length)).toEqual([1000]);
});

test('no secret comes through, the pool secret of this host included', async () => {
  const secret = 'Hunter2Sesame9';
  const ptoken = 'none of your business';
  for (const shape of secretShapes) {
    const found = await read(
      {
        'etc/xensource/ptoken': ptoken,
        'var/log/xensource.log': `${entry(shape(secret))}\n${entry(ptoken)}\n`,
      },
      'xensource',
    );
    expect(JSON.stringify(found)).not.toMatch(/Hunter2Sesame9|none of your business/u);
  }
});

test('no log, no file and no text are told apart', async () => {
  expect(await read({}, 'messages')).toMatchObject({ reason: { code: 'absent' } });
  expect(await read({ 'var/log/messages': 'a\0b\n' }, 'messages')).toMatchObject({
    reason: { code: 'damaged' },
  });
  const root = temporaryFolder();
  mkdirSync(join(root, 'var/log/messages'), { recursive: true });
  const files = await openTree(root);
  for await (const found of followLog(files, 'messages', new AbortController().signal)) {
    expect(found).toMatchObject({ reason: { code: 'unreadable' } });
    break;
  }
});

test('the hole that a power cut leaves in a log ends a line, and the lines around it are read', async () => {
  const cut = entry('start of the netw');
  const after = 'Nov 20 07:10:00 host kernel: start';
  const found = await read(
    { 'var/log/messages': `${cut}${'\0'.repeat(3000)}${after}\n${after}` },
    'messages',
  );
  expect(found).toMatchObject({
    value: { lines: [expect.stringContaining('start of the'), after, after], earlier: false },
  });
});

test('a log that is rotated while it is followed goes on with the new file', async () => {
  const root = temporaryFolder();
  const path = join(root, 'var/log/messages');
  writeTree(root, { 'var/log/messages': `${entry('start')}\n` });
  const control = new AbortController();
  const told: (readonly string[])[] = [];
  for await (const found of followLog(await openTree(root), 'messages', control.signal)) {
    told.push(found.known ? found.value.lines : [found.reason.code]);
    if (told.length === 1) renameSync(path, `${path}.1`);
    else if (told.length === 2) writeFileSync(path, `${entry('stop')}\n`);
    else control.abort();
  }
  expect(told).toEqual([[entry('start')], ['absent'], [entry('stop')]]);
});

test('what is followed is told again when it has changed, and only then', async () => {
  const root = temporaryFolder();
  writeTree(root, { 'var/log/messages': `${entry('start')}\n` });
  const control = new AbortController();
  const told: (readonly string[])[] = [];
  for await (const found of followLog(await openTree(root), 'messages', control.signal)) {
    told.push(found.known ? found.value.lines : []);
    if (told.length === 2) control.abort();
    else appendFileSync(join(root, 'var/log/messages'), `${entry('stop')}\n`);
  }
  expect(told).toEqual([[entry('start')], [entry('start'), entry('stop')]]);
});
