import { consoleInMounts, resetsToDhcp, withMounts } from '../../../support/story/reset-story.js';
import { hostFilesOf } from '../../../support/host/tree-state.js';

withMounts(
  'the file system is read-only: said with the command that makes it writable, and nothing ' +
    'is changed',
  async () => {
    const { tree, console } = await consoleInMounts(
      'mount --bind "$ROOT/etc" "$ROOT/etc"; mount -o remount,bind,ro "$ROOT/etc"',
    );
    const before = hostFilesOf(tree);
    await console.opensReset();
    await resetsToDhcp(console, 'eth1');
    await console.sees(
      'The reset has failed.',
      'is on a read-only file system',
      'mount -o remount,rw /',
      'This host is as it was before.',
    );
    expect(hostFilesOf(tree)).toEqual(before);
  },
);
