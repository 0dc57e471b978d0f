import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileText } from '../../../src/xapi/database/file-text.js';

const folder = mkdtempSync(join(tmpdir(), 'file-text-'));
const path = join(folder, 'text');
afterAll(() => {
  rmSync(folder, { recursive: true });
});

const read = () => [...fileText(path)].join('');

// One character more or less moves every later one across the seam between two pieces.
test.each([0, 1, 2, 3])(
  'characters of one to four bytes at the seams of the pieces, %i bytes later',
  (shift) => {
    const text = 'x'.repeat(shift) + 'aé€\u{1f680}'.repeat(30_000);
    writeFileSync(path, text);
    expect(read()).toBe(text);
  },
);

test.each<[string, Buffer, number]>([
  ['a byte that begins nothing', Buffer.from([0x61, 0xff, 0x62]), 2],
  ['a character cut off by the end', Buffer.from([0x61, 0xe2, 0x82]), 2],
  [
    'behind the first piece',
    Buffer.concat([Buffer.alloc(70_000, 0x61), Buffer.from([0xc3, 0x28])]),
    70_001,
  ],
  ['continuations without a beginning', Buffer.alloc(8, 0x80), 1],
])('%s is refused with its place', (_name, bytes, at) => {
  writeFileSync(path, bytes);
  expect(read).toThrow(`not UTF-8 from byte ${at} on`);
});

test('an empty file is an empty text', () => {
  writeFileSync(path, '');
  expect(read()).toBe('');
});

test.each<[string, (at: string) => void]>([
  [
    'a folder',
    (at) => {
      mkdirSync(at);
    },
  ],
  [
    'a pipe, which nobody writes into',
    (at) => {
      execFileSync('mkfifo', [at]);
    },
  ],
])('%s is no file', (_what, make) => {
  const at = join(folder, 'no-file');
  make(at);
  expect(() => [...fileText(at)]).toThrow('it is a folder, a pipe or a device, not a file');
  rmSync(at, { recursive: true });
});
