import { proxyBefore } from '../../support/story/proxied-story.js';
import { newHost, openConsoleWith } from '../../support/story/story.js';
import { refused } from '../../support/xapi-proxy.js';

test(
  'a VM that does not end keeps its host up; the operator asks again, or lets it go down all ' +
    'the same',
  async () => {
    const tree = await newHost({ booted: true });
    const proxy = await proxyBefore(tree, 'up', (method) =>
      method === 'VM.clean_shutdown' ? refused('VM_LACKS_FEATURE', 'vm') : null,
    );
    const console = openConsoleWith(['--root', tree]);
    await console.sees('xcp-fra-01');
    await console.choose('Reboot or Shutdown');
    await console.choose('Reboot');
    await console.choose('Shut the VMs down first');
    console.session.press('f8');
    await console.sees('still runs (VM_LACKS_FEATURE', 'so this host stays up');
    expect(proxy.calls).toContain('host.enable');
    proxy.answer(() => null);
    console.session.type('a');
    await console.sees(': has ended', 'so nothing was done', 'reboot');
    console.session.press('f8');
    await console.sees('no host runs on it, so nothing was done');
  },
);
