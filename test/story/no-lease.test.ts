import { growsLong } from '../support/story/reset-story.js';
import { newHost, openConsole } from '../support/story/story.js';

test(
  'nobody answers DHCP on the chosen NIC: the host comes back all the same, and says that it ' +
    'has no address and what to do',
  async () => {
    const tree = await newHost();
    const console = await openConsole(tree);
    await console.opensReset();
    await console.choose('eth2');
    await console.choose('DHCP');
    await console.choose('Continue');
    await console.next();
    await console.answers('yes');
    await console.sees(
      'Network reset: result',
      'not everything is as you asked for',
      /check cable, switch port and DHCP server/iu,
      /FAILED +IPv4 address: none/u,
    );
    await console.next();
    growsLong(console);
    await console.sees('Status Display', 'no address', /Device +eth2/u, /IPv4 mode +DHCP/u);
  },
);
