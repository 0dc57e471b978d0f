import { proxyBefore } from '../../support/story/proxied-story.js';
import { newHost, openConsoleWith } from '../../support/story/story.js';

test(
  'XAPI goes and comes back while somebody looks on: both are noticed without a key, and the ' +
    'menu is shut and open again',
  async () => {
    const tree = await newHost({ booted: true });
    const proxy = await proxyBefore(tree);
    const console = openConsoleWith(['--root', tree]);
    await console.sees('Status Display', 'Frankfurt');
    await proxy.become('down');
    await console.sees(/XAPI is not running\. Since \d\d:\d\d:\d\d\./u, 'Press 1 to start XAPI');
    await console.choose('Network and Management Interface');
    await console.sees('XAPI does not answer, and this needs it');
    await proxy.become('up');
    await console.moveTo('Configure Management Interface');
    await console.sees('Press Enter to begin');
  },
);
