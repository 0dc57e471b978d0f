import { spawn } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { systemCommands } from '../../../src/host/machine/commands.js';
import { startChild } from '../../../src/host/machine/start-child.js';
import { XapiProcess } from '../../../src/embedded/xapi-process.js';
import { writeProgram } from '../../support/host/stand-ins.js';
import { temporaryFolder } from '../../support/host/tree.js';

const tooLong = 'x'.repeat(4 * 1024 * 1024);

test.each([
  ['is not there', '/nowhere/program', [], 'ENOENT'],
  ['is a folder', '/tmp', [], 'EACCES'],
  // Node throws these, and tells those above by an event.
  ['gets more arguments than the system takes', '/bin/true', [tooLong], 'E2BIG'],
  ['gets an argument with NUL in it', '/bin/true', ['\0'], 'null bytes'],
])('a program that %s is an error in words', async (_, program, args, why) => {
  const started = await startChild(() => spawn(program, args, { stdio: 'ignore' }));
  expect(started.ok ? '' : started.error).toContain(why);
});

test('a command of the host that cannot be started is an error of that command', async () => {
  const run = await systemCommands.run({ program: 'true', args: [tooLong], limitMs: 60_000 });
  expect(run.ok ? '' : `${run.error.code}: ${run.error.cause}`).toMatch(/^ioError: .*E2BIG/u);
});

test('an embedded host whose XAPI ends at once says its last words', async () => {
  const root = temporaryFolder();
  const program = join(root, 'xapi-server.js');
  writeFileSync(program, "console.error('no such library'); process.exit(127);");
  const xapi = new XapiProcess(
    root,
    program,
    () => undefined,
    () => undefined,
  );
  writeProgram(join(root, 'run/keep'), '');
  expect(await xapi.start()).toEqual({ ok: false, error: 'no such library' });
});
