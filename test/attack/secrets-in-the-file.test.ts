import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { reportFiles } from '../../src/host/report/report-sources.js';
import { makeHostTree } from '../support/host/host-tree.js';
import { saveSupportReport } from '../support/host/host-calls.js';
import { temporaryFolder } from '../support/host/tree.js';
import { secretShapes } from '../support/secret-shapes.js';

/*
 * A hundred kinds of secret, each of its own, in every file that a support report takes: the packed
 * file itself holds none of them.
 */
const digest = (at: number): Buffer => createHash('sha256').update(`secret ${at}`).digest();
const kinds: readonly ((at: number) => string)[] = [
  (at) => `Tr0ub4dor${at}x`,
  (at) => digest(at).toString('hex').slice(0, 24),
  (at) => digest(at).toString('base64url').slice(0, 22),
  (at) => `9${digest(at).readUInt32BE()}`,
];
const planted = secretShapes.flatMap((shape, at) =>
  kinds.map((kind, index) => {
    const secret = kind(at * kinds.length + index);
    return { secret, line: shape(secret).replaceAll('\n', ' ') };
  }),
);
const lines = planted
  .map(({ line }) => `Mar  4 05:06:07 host xapi: [debug||12 ||xapi] ${line}\n`)
  .join('');

test('none of a hundred kinds of secret is in the file of a support report', async () => {
  expect(planted.length).toBeGreaterThanOrEqual(100);
  const root = temporaryFolder();
  makeHostTree(root, Object.fromEntries(reportFiles.map(({ path }) => [path.slice(1), lines])));
  const saved = await saveSupportReport(root, '/var/opt/reports', {
    program: 'xsconsole 1.0',
    now: '2026-03-04T05:06:07.089Z',
  });
  const place = temporaryFolder();
  execFileSync('tar', ['-xzf', join(root, saved.ok ? saved.value.path : '')], { cwd: place });
  const all = execFileSync('sh', ['-c', 'find . -type f | xargs cat'], {
    cwd: place,
    encoding: 'utf8',
  });
  expect(all).toContain('xensource.log');
  expect(planted.filter(({ secret }) => all.includes(secret)).map(({ line }) => line)).toEqual([]);
});
