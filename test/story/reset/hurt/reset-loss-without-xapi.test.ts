import { choosesDhcp, consoleWithoutXapi, growsLong } from '../../../support/story/reset-story.js';

test(
  'without XAPI the database file of the coordinator tells what will be lost, and VMs that ' +
    'nobody can see are said to be unknown',
  async () => {
    const { console } = await consoleWithoutXapi();
    await console.opensReset();
    await choosesDhcp(console, 'eth1');
    growsLong(console);
    await console.sees('. Reboot', 'there may be some.');
    expect(console.screen).toMatch(
      /The pool database will lose these objects of this host[^]*- bond0[^]*- tunnel0/u,
    );
    expect(console.screen).toMatch(/VMs running on this host[^\n]*\n[^\n]*unknown/u);
    await console.next();
    await console.sees(
      'It is not known whether VMs are running on this host. Any running VM will be killed.',
    );
  },
);
