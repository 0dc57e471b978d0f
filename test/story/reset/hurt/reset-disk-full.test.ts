import { consoleInMounts, resetsToDhcp, withMounts } from '../../../support/story/reset-story.js';
import { hostFilesOf } from '../../../support/host/tree-state.js';

withMounts(
  'the disk is full: said with the file that finds no room, before anything is changed',
  async () => {
    const { tree, console } = await consoleInMounts(
      [
        'cp -a "$ROOT/var/tmp" "$ROOT/saved"; mount -t tmpfs -o size=64k tmpfs ' +
          '"$ROOT/var/tmp"; cp -a "$ROOT/saved/." "$ROOT/var/tmp"; rm -r "$ROOT/saved"',
        'dd if=/dev/zero of="$ROOT/var/tmp/fill" 2>/dev/null || true',
      ].join('; '),
    );
    const before = hostFilesOf(tree);
    await console.opensReset();
    await resetsToDhcp(console, 'eth1');
    await console.sees(
      'The reset has failed.',
      'There is no space left for /var/tmp/network-reset',
      'Free some space',
      'This host is as it was before.',
    );
    expect(hostFilesOf(tree)).toEqual(before);
  },
);
