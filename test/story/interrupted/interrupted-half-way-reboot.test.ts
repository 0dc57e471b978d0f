import { newestReset, restarts } from '../../support/story/after-reboot.js';
import { resetCutOffAt } from '../../support/story/cut-off-story.js';
import { textAt } from '../../support/host/host-tree.js';
import { newHost, openConsoleWith } from '../../support/story/story.js';
import { hostFilesOf } from '../../support/host/tree-state.js';

test(
  'the machine is rebooted by hand before the first file: the console opens on the reset, ' +
    'and going back leaves the host as it was',
  async () => {
    const tree = await newHost({ booted: true });
    const before = hostFilesOf(tree);
    await resetCutOffAt(tree, 'stopService xapi');
    await restarts(tree);
    expect(textAt(tree, 'var/tmp/network-reset')).toBeNull();
    const second = openConsoleWith(['--root', tree]);
    await second.choose('Go back');
    await second.agrees('go back');
    await second.sees(/as (it was|they were) before/u);
    expect((await newestReset(tree)).undo).toBe('undone');
    const after = hostFilesOf(tree);
    for (const path of [
      'etc/xensource-inventory',
      'etc/firstboot.d/data/management.conf',
      'var/lib/xcp/networkd.db',
    ])
      expect([path, after[path]]).toEqual([path, before[path]]);
  },
);
