import { proxyBefore } from '../../support/story/proxied-story.js';
import { newHost, openConsoleWith } from '../../support/story/story.js';

test(
  'who waits for a VM that does not end sees the screen live, and Esc stops the waiting: the ' +
    'host stays up',
  async () => {
    const tree = await newHost({ booted: true });
    const proxy = await proxyBefore(tree, 'up', (method) =>
      method === 'VM.clean_shutdown' ? new Promise(() => undefined) : null,
    );
    const console = openConsoleWith(['--root', tree]);
    await console.sees('xcp-fra-01');
    await console.choose('Reboot or Shutdown');
    await console.choose('Reboot');
    await console.choose('Shut the VMs down first');
    console.session.press('f8');
    await console.sees(': shutting down', /Waiting for [1-9]\d* s/u);
    console.session.press('escape');
    await console.sees('Each VM is asked to shut down cleanly');
    await console.back();
    await console.sees('Force off');
    await console.session.waitFor(() => proxy.calls.includes('host.enable'));
    expect(proxy.calls).not.toContain('VM.hard_shutdown');
  },
);
