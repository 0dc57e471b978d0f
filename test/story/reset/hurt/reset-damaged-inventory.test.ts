import { textAt } from '../../../support/host/host-tree.js';
import { choosesDhcp, consoleWithoutXapi } from '../../../support/story/reset-story.js';
import { hostFilesOf } from '../../../support/host/tree-state.js';

const path = 'etc/xensource-inventory';

test.each([
  ['is missing', null, '/etc/xensource-inventory is missing. Restore it first'],
  [
    'is torn',
    "PRODUCT_BRAND='XCP-ng'\nMANAGEMENT_INTERFACE='xenbr0'\n",
    '/etc/xensource-inventory lacks INSTALLATION_UUID, CONTROL_DOMAIN_UUID: a write of ' +
      'it was cut off',
  ],
])(
  'the inventory %s: the console opens all the same, says so and how to get it back, and ' +
    'does not start',
  async (_, text, told) => {
    const { tree, console } = await consoleWithoutXapi({ [path]: text });
    const before = hostFilesOf(tree);
    await console.opensReset();
    await choosesDhcp(console, 'eth1');
    await console.sees(
      'This blocks the reset',
      told,
      'xe-reset-networking --undo puts back the copy',
      'The reset cannot start until this is fixed',
    );
    expect(hostFilesOf(tree)).toEqual(before);
    expect(textAt(tree, path)).toBe(text);
  },
);
