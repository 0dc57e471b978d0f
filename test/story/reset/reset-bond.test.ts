import { consoleWithoutXapi } from '../../support/story/reset-story.js';

test(
  'a management interface that is a bond: its first port is offered, and how the bond ' +
    'comes back is said',
  async () => {
    const { console } = await consoleWithoutXapi(
      {
        'etc/firstboot.d/data/management.conf':
          "LABEL='bond0'\nMODE='dhcp'\nBOND_MODE='balance-slb'\nBOND_MEMBERS='eth2,eth3'\n",
      },
      'xapi0',
    );
    await console.opensReset();
    await console.sees(
      'It is bond0 now. A bond does not survive the reset: choose one port of it. "Management ' +
        'on a bond" under Advanced creates a bond again.',
      /> eth2 /u,
    );
  },
);
