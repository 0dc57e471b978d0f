import type { ProgramEnd } from '../../support/run/program.js';
import { newHost, runCommand } from '../../support/story/story.js';
import { treeState } from '../../support/host/tree-state.js';

/** The command on a host of its own, of which it is to change nothing. */
async function reset(args: readonly string[], input = ''): Promise<ProgramEnd> {
  const tree = await newHost({ booted: true });
  const before = treeState(tree);
  const ended = await runCommand('xe-reset-networking', ['--root', tree, ...args], { input });
  expect(treeState(tree)).toEqual(before);
  return ended;
}

test(
  'an operator looks first: the dry run shows files and steps, as text and as one JSON ' +
    'document',
  async () => {
    const shown = await reset(['--dry-run', '--device', 'eth1']);
    expect(shown).toMatchObject({ status: 0, stderr: '' });
    expect(shown.stdout).toMatch(
      /- *MANAGEMENT_INTERFACE='xenbr0'[\s\S]*\+ *MANAGEMENT_INTERFACE='xenbr1'/u,
    );
    expect(shown.stdout).toContain('DEVICE=eth1');
    const told = await reset(['--dry-run', '--json', '--device', 'eth1']);
    expect(told).toMatchObject({ status: 0, stderr: '' });
    expect(JSON.stringify(JSON.parse(told.stdout))).toContain('DEVICE=eth1');
  },
);

test.each([
  ['a device that is not there', ['--device', 'eth9'], 1, ['--device', 'eth9', 'eth0']],
  [
    'an address that is none, and a gateway that is none',
    ['--mode', 'static', '--ip', '10.20.0.300', '--netmask', '255.255.255.0', '--gateway', 'x'],
    1,
    ['--ip', '"10.20.0.300"', '--gateway', '"x"'],
  ],
  ['a static mode without address', ['--mode', 'static'], 2, ['--ip', '--netmask']],
  ['a mode that is none', ['--mode', 'manual'], 2, ['--mode', 'manual', 'static']],
  ['an option that is none', ['--devise', 'eth1'], 2, ['--devise', '--help']],
])(
  'an operator gives %s: every fault named, exit status as documented',
  async (_, args, status, named) => {
    const ended = await reset(['--yes', ...args]);
    expect(ended.status).toBe(status);
    expect(named.filter((word) => !ended.stderr.includes(word))).toEqual([]);
  },
);

test.each(['', 'y\n', 'Yes\n', 'yes please\n', 'no\nyes\n'])(
  'an operator answers %j to the question: exit status 1',
  async (input) => {
    const ended = await reset(['--device', 'eth1'], input);
    expect(ended.status).toBe(1);
    expect(ended.stderr).toContain('Nothing was changed');
  },
);
