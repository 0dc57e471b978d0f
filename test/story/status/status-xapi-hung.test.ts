import { proxyBefore } from '../../support/story/proxied-story.js';
import { newHost, openConsoleWith } from '../../support/story/story.js';

test(
  'XAPI takes calls and keeps silent: the keys stay alive meanwhile, and once it answers the ' +
    'console has it all by itself',
  async () => {
    const tree = await newHost({ booted: true });
    const proxy = await proxyBefore(tree, 'hung');
    const console = openConsoleWith(['--root', tree]);
    await console.sees('Reading this host');
    await console.moveTo('Quit');
    await console.moveTo('Status Display');
    await console.sees(/XAPI does not answer\. It was already so at/u, 'Press 1 to restart XAPI');
    await proxy.become('up');
    await console.sees('Frankfurt');
    expect(console.screen).not.toContain('XAPI does not answer');
  },
);
