import { chmodSync } from 'node:fs';
import { runAtRealRoot } from '../../support/host/real-root.js';
import { withMounts } from '../../support/story/reset-story.js';
import { newHost } from '../../support/story/story.js';

withMounts('somebody who is not root is told at once that only root can reset', async () => {
  const tree = await newHost({ booted: true });
  chmodSync(tree, 0o755);
  expect(
    await runAtRealRoot(tree, 'xe-reset-networking', ['--yes', '--device', 'eth1'], {}, 65534),
  ).toMatchObject({
    status: 1,
    stdout: '',
    stderr:
      'Only root can reset the networking of this host. Nothing was changed: become root ' +
      'and run the command again.\n',
  });
});
