import { committed, newestReset } from '../../support/story/after-reboot.js';
import { killedWhileStuck } from '../../support/story/cut-off-story.js';
import { standInHost, stuckHost } from '../../support/host/stand-in-host.js';
import { newHost, openConsoleWith } from '../../support/story/story.js';
import { hostFilesOf } from '../../support/host/tree-state.js';

test(
  'going back is cut off too: the next console opens on it, and going back again restores ' +
    'every file',
  async () => {
    const tree = await newHost({ booted: true });
    const before = hostFilesOf(tree);
    await committed(tree);
    const stuck = await stuckHost(tree, 'stopService xcp-networkd');
    const first = openConsoleWith(['--root', tree]);
    await first.sees('waits for the reboot');
    await first.choose('Go back');
    await first.agrees('go back');
    await killedWhileStuck(first, stuck);
    await standInHost(tree, () => null);
    const second = openConsoleWith(['--root', tree]);
    await second.sees('Undoing a reset was interrupted', 'Go back');
    await second.choose('Go back');
    await second.agrees('go back');
    await second.sees(/as (it was|they were) before/u);
    expect(hostFilesOf(tree)).toMatchObject(before);
    expect((await newestReset(tree)).undo).toBe('undone');
  },
);
