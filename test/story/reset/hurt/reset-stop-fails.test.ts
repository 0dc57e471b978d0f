import { consoleOn, resetsToDhcp } from '../../../support/story/reset-story.js';
import { standInHost } from '../../../support/host/stand-in-host.js';
import { newHost } from '../../../support/story/story.js';
import { hostFilesOf } from '../../../support/host/tree-state.js';

test(
  'a service does not stop: the console says which and why, and the host is as it was ' +
    'before, its XAPI started again',
  async () => {
    const tree = await newHost({ booted: true });
    const before = hostFilesOf(tree);
    const host = await standInHost(tree, (call) =>
      call === 'stopService xcp-networkd' ? 'Job for xcp-networkd.service timed out.' : null,
    );
    const console = await consoleOn(tree);
    await console.opensReset();
    await resetsToDhcp(console, 'eth1');
    await console.sees(
      'The reset has failed.',
      'The service xcp-networkd could not be stopped or started (Job for ' +
        'xcp-networkd.service timed out.)',
      'then start the reset again',
      'This host is as it was before.',
      /Stop XAPI +skipped +undone/u,
    );
    expect(host.calls).toContain('startService xapi');
    expect(host.calls).not.toContain('reboot');
    expect(hostFilesOf(tree)).toMatchObject(before);
  },
);
