import { proxyBefore } from '../../support/story/proxied-story.js';
import { newHost, openConsoleWith } from '../../support/story/story.js';
import { refused } from '../../support/xapi-proxy.js';

test(
  'a supporter whose coordinator cannot be reached says so, since when, and what is one key ' +
    'away',
  async () => {
    const tree = await newHost({
      booted: true,
      files: { 'etc/xensource/pool.conf': 'slave:192.168.1.77' },
    });
    await proxyBefore(tree, 'up', (method) =>
      method === 'session.login_with_password'
        ? refused('HOST_MASTER_CANNOT_TALK_BACK', '192.168.1.77')
        : null,
    );
    const console = openConsoleWith(['--root', tree]);
    await console.sees(
      'The pool coordinator (master) 192.168.1.77 cannot be reached',
      'XAPI stays in emergency mode',
      /It was already so at \d\d:\d\d:\d\d\./u,
      'Press 1 for "Test Network"',
      'Make this host the coordinator',
      'Press 4 for "Emergency Network Reset"',
    );
    console.session.type('1');
    await console.sees('Test Network', 'Pool coordinator');
  },
);

test('XAPI is still starting: the console says so, and has everything once it is ready', async () => {
  const tree = await newHost({ booted: true });
  const proxy = await proxyBefore(tree, 'up', (method) =>
    method === 'session.login_with_password' ? refused('HOST_STILL_BOOTING') : null,
  );
  const console = openConsoleWith(['--root', tree]);
  await console.sees('XAPI is starting', 'Pool names appear when it is ready');
  proxy.answer(() => null);
  await console.sees('Frankfurt');
});
