import { proxyBefore } from '../../support/story/proxied-story.js';
import { newHost, openConsoleWith } from '../../support/story/story.js';
import { refused } from '../../support/xapi-proxy.js';

test(
  'high availability is armed: it is said with the command that disarms it, and its veto is ' +
    'kept',
  async () => {
    const tree = await newHost({
      booted: true,
      files: {
        'var/lib/xcp/local.db': '<config>\n<row key="ha.armed" value="true"/>\n</config>\n',
      },
    });
    await proxyBefore(tree, 'up', (method) =>
      method === 'host.disable' ? refused('HA_OPERATION_WOULD_BREAK_FAILOVER_PLAN') : null,
    );
    const console = openConsoleWith(['--root', tree]);
    await console.sees('xcp-fra-01');
    await console.choose('Reboot or Shutdown');
    await console.choose('Reboot');
    await console.sees('High availability (HA) is armed', 'xe pool-ha-disable');
    await console.choose('Force off');
    console.session.press('f8');
    await console.sees('does not let this host go down', 'HA_OPERATION_WOULD_BREAK_FAILOVER_PLAN');
  },
);
