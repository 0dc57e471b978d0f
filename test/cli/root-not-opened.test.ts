import { symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { temporaryFolder } from '../support/host/tree.js';
import { runProgram } from '../support/run/program.js';

const programs: readonly (readonly [string, readonly string[]])[] = [
  ['xsconsole', ['--line']],
  ['xe-reset-networking', ['--status']],
  ['xsconsole-setup', ['--check']],
  ['complete-network-reset', []],
  ['xapi-server', []],
];

/** Paths that the kernel refuses to look at, each for a reason of its own. */
function refusedPaths(): readonly string[] {
  const loop = join(temporaryFolder(), 'loop');
  symlinkSync(loop, loop);
  return [loop, `/${'a'.repeat(300)}`, '/dev/null/below'];
}

test.each(programs)('%s says in a line that it cannot open a root', async (name, args) => {
  for (const root of refusedPaths()) {
    const { status, stderr } = await runProgram(name, ['--root', root, ...args]);
    expect({ status, lines: stderr.trimEnd().split('\n').length }).toEqual({
      status: 1,
      lines: 1,
    });
    expect(stderr).toContain(`There is no folder ${root} that this user can open`);
  }
});
