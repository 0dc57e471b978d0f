import { managesByDhcp } from '../../support/story/management-story.js';
import { newHost, openConsole } from '../../support/story/story.js';

test(
  'a lease is renewed after a question, and an interface that is disabled is gone until one ' +
    'is configured again',
  async () => {
    const console = await openConsole(await newHost());
    await console.choose('Network and Management Interface');
    await console.choose('Configure Management Interface');
    await console.moveTo('Renew DHCP lease');
    await console.sees('the management interface does not use DHCP');
    await console.choose('Configure');
    await managesByDhcp(console, 'eth0');
    await console.sees(/IPv4 mode +DHCP/u);
    await console.choose('Configure Management Interface');
    await console.choose('Renew DHCP lease');
    await console.sees('The DHCP server is asked again for an address', '192.168.1.57');
    console.session.press('f8');
    await console.sees('The DHCP lease is renewed', '192.168.1.57');
    await console.next();
    await console.choose('Configure Management Interface');
    await console.choose('Disable');
    await console.sees('cannot be reached over the network afterwards');
    console.session.press('f8');
    await console.sees('The management interface is disabled');
    await console.next();
    await console.sees('This host has no management interface');
  },
);
