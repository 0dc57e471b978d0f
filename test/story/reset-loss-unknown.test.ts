import { choosesDhcp, consoleWithoutXapi, growsLong } from '../support/reset-story.js';

test(
  'without XAPI what will be lost is said to be unknown, with the reason, and never to be ' +
    'nothing',
  async () => {
    const { console } = await consoleWithoutXapi();
    await console.opensReset();
    await choosesDhcp(console, 'eth1');
    growsLong(console);
    await console.sees('. Reboot', 'unknown (XAPI does not answer): there may be some.');
    expect(console.screen).toMatch(
      /The pool database will lose these objects of this host[^\n]*\n[^\n]*unknown \(XAPI does not answer\)/u,
    );
    expect(console.screen).toMatch(/VMs running on this host[^\n]*\n[^\n]*unknown/u);
    await console.next();
    await console.sees(
      'It is not known whether VMs are running on this host. Any running VM will be killed.',
    );
  },
);
