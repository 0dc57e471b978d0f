import { textAt } from '../../support/host/host-tree.js';
import { newHost, openConsoleWith } from '../../support/story/story.js';

test(
  "XAPI is down: name servers are written into the host's own file, and how long that holds " +
    'is said',
  async () => {
    const tree = await newHost({
      booted: true,
      files: { 'etc/resolv.conf': '# kept\nsearch lab.example\nnameserver 192.0.2.1\n' },
    });
    const console = openConsoleWith(['--root', tree]);
    await console.sees('XAPI is not running');
    await console.choose('Network and Management Interface');
    await console.moveTo('DNS Servers');
    await console.sees('In use now:', '- 192.0.2.1');
    await console.choose('DNS Servers');
    await console.sees(
      'written into /etc/resolv.conf',
      'only until DHCP, XAPI or a restart rewrites that file',
      '- 192.0.2.1',
    );
    await console.choose('Add a server');
    await console.fill('DNS servers', 'fd00::53');
    await console.next();
    await console.sees('This changes only /etc/resolv.conf');
    console.session.press('f8');
    await console.sees('The name servers are set');
    expect(textAt(tree, 'etc/resolv.conf')).toBe(
      '# kept\nsearch lab.example\nnameserver 192.0.2.1\nnameserver fd00::53\n',
    );
    await console.next();
    await console.sees('In use now:', '- fd00::53');
  },
);
