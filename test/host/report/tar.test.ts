import { execFileSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { tarOf } from '../../../src/host/report/tar.js';
import { temporaryFolder } from '../../support/host/tree.js';

test('the system tar reads it: names long and short, contents of any length, times, modes', () => {
  const folder = temporaryFolder();
  const long = `${'folder/'.repeat(20)}name`;
  const contents = new Map([
    ['a', ''],
    ['b/c', 'x'.repeat(511)],
    ['b/d', 'y'.repeat(512)],
    ['é', 'ü'.repeat(600)],
    [long, 'deep'],
  ]);
  writeFileSync(
    join(folder, 'a.tar'),
    tarOf(
      [...contents].map(([name, content]) => ({ name, content: Buffer.from(content) })),
      86400,
    ),
  );
  execFileSync('tar', ['-xf', 'a.tar'], { cwd: folder });
  for (const [name, content] of contents)
    expect(execFileSync('cat', [join(folder, name)], { encoding: 'utf8' })).toBe(content);
  const listed = execFileSync('tar', ['-tvf', 'a.tar'], {
    cwd: folder,
    encoding: 'utf8',
    env: { ...process.env, TZ: 'UTC' },
  });
  expect(listed.split('\n')[0]).toMatch(/^-rw------- root\/root\s+0 1970-01-02 00:00 a$/);
});

test('nothing in it is still an archive', () => {
  const folder = temporaryFolder();
  writeFileSync(join(folder, 'a.tar'), tarOf([], 0));
  expect(execFileSync('tar', ['-tf', 'a.tar'], { cwd: folder, encoding: 'utf8' })).toBe('');
});
