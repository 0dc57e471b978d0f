import { cpSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { programPath, runToEnd } from '../support/run/program.js';
import { newHost, openAtTerminal, storyFolder } from '../support/story/story.js';

const name = 'xe-reset-networking';

/** Tells, for each part of a program, whether V8 has taken what was kept of it. */
const told = (tell: string): string => `
const vm = require('node:vm');
vm.Script = class extends vm.Script {
  constructor(source, options) {
    super(source, options);
    const { cachedData } = options;
    const way = cachedData === undefined ? 'none' : this.cachedDataRejected ? 'refused' : 'taken';
    ${tell};
  }
};`;

/** The program with what `damage` makes of a file beside it, and how its parts were loaded. */
async function startsWith(
  damage: (whole: Buffer) => Buffer | null,
  ending: 'cache' | 'text' = 'cache',
): Promise<{ readonly helps: boolean; readonly ways: readonly string[] }> {
  const folder = storyFolder();
  cpSync(dirname(programPath(name)), folder, { recursive: true });
  const file = join(folder, `${name}.${ending}`);
  const left = damage(readFileSync(file));
  if (left === null) rmSync(file);
  else writeFileSync(file, left);
  const teller = join(folder, 'teller.cjs');
  writeFileSync(teller, told('console.error(way)'));
  const { status, stdout, stderr } = await runToEnd(process.execPath, [
    ...['--require', teller],
    ...[join(folder, `${name}.js`), '--help'],
  ]);
  expect(status).toBe(0);
  return {
    helps: stdout.startsWith(`Usage: ${name}`),
    ways: [...new Set(stderr.trim().split('\n'))],
  };
}

test('a program takes what V8 has kept of it', async () => {
  expect(await startsWith((whole) => whole)).toEqual({
    helps: true,
    ways: ['taken'],
  });
});

test('what the console loads behind its first picture is taken too', async () => {
  const tree = await newHost({ booted: true });
  const folder = storyFolder();
  const [teller, ways] = [join(folder, 'teller.cjs'), join(folder, 'ways')];
  writeFileSync(teller, told(`require('fs').appendFileSync(${JSON.stringify(ways)}, way + '\\n')`));
  const console = openAtTerminal(process.execPath, [
    ...['--require', teller, programPath('xsconsole'), '--embedded', tree],
  ]);
  await console.sees('xcp-fra-01', /Device +eth0/u);
  await console.quits();
  expect(readFileSync(ways, 'utf8')).toContain('taken');
  expect(readFileSync(ways, 'utf8')).not.toContain('refused');
});

/** The cache with every byte from one place to another turned round. */
const turned = (whole: Buffer, from: number, to: number): Buffer =>
  Buffer.concat([
    whole.subarray(0, from),
    whole.subarray(from, to).map((byte) => ~byte),
    whole.subarray(to),
  ]);
const middle = ({ length }: Buffer): number => Math.floor(length / 2);

test.each<[string, (whole: Buffer) => Buffer | null]>([
  ['is gone', () => null],
  ['is empty', () => Buffer.alloc(0)],
  ['ends early', (whole) => whole.subarray(0, middle(whole))],
  ['is all zeros', (whole) => Buffer.alloc(whole.length)],
  ['has a damaged table', (whole) => turned(whole, 0, 1000)],
  ['has a damaged half', (whole) => turned(whole, middle(whole), whole.length)],
])('a program starts when its cache %s', async (_, damage) => {
  expect(await startsWith(damage)).toEqual({
    helps: true,
    ways: ['none'],
  });
});

test.each<[string, (whole: Buffer) => Buffer | null]>([
  ['is gone', () => null],
  ['is empty', () => Buffer.alloc(0)],
  ['ends early', (whole) => whole.subarray(0, middle(whole))],
  ['is of another build', (whole) => turned(whole, whole.length - 64, whole.length)],
])('a program has its text itself when the file with it %s', async (_, damage) => {
  expect(await startsWith(damage, 'text')).toEqual({ helps: true, ways: ['taken'] });
});
