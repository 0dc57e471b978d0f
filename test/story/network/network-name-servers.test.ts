import { newHost, openConsole } from '../../support/story/story.js';

test(
  'name servers of both families are added and removed, each time with the whole list as it ' +
    'will be',
  async () => {
    const console = await openConsole(await newHost());
    await console.choose('Network and Management Interface');
    await console.choose('DNS Servers');
    await console.choose('Add a server');
    await console.fill('DNS servers', '192.168.1.1');
    console.enter();
    await console.sees('192.168.1.1 is already in the list');
    await console.fill('DNS servers', '192.168.1.2');
    await console.next();
    await console.sees('The name servers will be', '- 192.168.1.1', '- 192.168.1.2');
    console.session.press('f8');
    await console.sees('The name servers are set');
    await console.next();
    await console.choose('DNS Servers');
    await console.sees('Remove 192.168.1.2');
    await console.choose('Remove 192.168.1.1');
    console.session.press('f8');
    await console.sees('The name servers are set');
    await console.next();
    await console.choose('DNS Servers');
    await console.sees('> Add a server', '- 192.168.1.2');
    await console.choose('Add a server');
    await console.fill('DNS servers', '2001:db8:1::53');
    await console.next();
    console.session.press('f8');
    await console.sees('The name servers are set');
    await console.next();
    await console.choose('DNS Servers');
    await console.sees('- 192.168.1.2', '- 2001:db8:1::53', 'Remove all servers');
  },
);
