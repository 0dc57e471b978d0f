import { newHost, runCommand } from '../../support/story/story.js';
import { treeState } from '../../support/host/tree-state.js';

test.each([
  [
    'a line that cannot be made out',
    ['eth1', '--speed', 'fast', '--netmask'],
    [
      '"eth1" is not an option. Give a network interface as --device eth0.',
      'There is no option --speed.',
      '"fast" is not an option',
      '--netmask needs a value after it.',
    ],
  ],
  [
    'a stray word among wrong values',
    [
      'eth1',
      '--mode',
      'static',
      '--gateway',
      '10.20.0.300',
      '--netmask',
      '255.0.255.0',
      '--vlan',
      '5000',
    ],
    [
      '"eth1" is not an option',
      '--ip: is missing',
      '--netmask: "255.0.255.0"',
      '--gateway: "10.20.0.300"',
      '--vlan: "5000" is too large',
    ],
  ],
])(
  '%s: everything that is wrong is said at once, and nothing is changed',
  async (_, words, told) => {
    const tree = await newHost({ booted: true });
    const before = treeState(tree);
    const ended = await runCommand('xe-reset-networking', ['--root', tree, '--yes', ...words]);
    expect(ended).toMatchObject({ status: 2, stdout: '' });
    expect(told.filter((line) => !ended.stderr.includes(line))).toEqual([]);
    expect(ended.stderr).toMatch(/Nothing was changed\. Try xe-reset-networking --help\.\n$/u);
    expect(treeState(tree)).toEqual(before);
  },
);
