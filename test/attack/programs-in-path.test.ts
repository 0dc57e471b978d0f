import { join } from 'node:path';
import { systemCommands } from '../../src/host/machine/commands.js';
import { writeProgram } from '../support/host/stand-ins.js';
import { temporaryFolder } from '../support/host/tree.js';

const poison = {
  LD_PRELOAD: '/tmp/evil.so',
  LD_LIBRARY_PATH: '/tmp',
  PYTHONPATH: '/tmp',
  PYTHONSTARTUP: '/tmp/evil.py',
  NODE_OPTIONS: '--require /tmp/evil.js',
  BASH_ENV: '/tmp/evil.sh',
  http_proxy: 'http://127.0.0.1:1',
} as const;
const before = { ...process.env };

afterEach(() => {
  for (const name of ['PATH', ...Object.keys(poison)]) {
    const old = before[name];
    if (old === undefined) Reflect.deleteProperty(process.env, name);
    else process.env[name] = old;
  }
});

test('a program of that name that comes first in PATH is never run', async () => {
  const folder = temporaryFolder();
  writeProgram(join(folder, 'sh'), 'echo evil');
  process.env['PATH'] = `${folder}:${before['PATH'] ?? ''}`;
  const run = await systemCommands.run({
    program: 'sh',
    args: ['-c', 'echo good'],
    limitMs: 20_000,
  });
  expect(run).toMatchObject({ ok: true, value: { stdout: 'good\n' } });
});

test('nothing of a poisoned environment reaches a program of the host', async () => {
  Object.assign(process.env, poison);
  const run = await systemCommands.run({ program: 'env', args: [], limitMs: 20_000 });
  const seen = run.ok ? run.value.stdout.trim().split('\n') : [];
  expect(seen.map((line) => line.split('=')[0]).sort()).toEqual(['HOME', 'LC_ALL', 'PATH']);
});
