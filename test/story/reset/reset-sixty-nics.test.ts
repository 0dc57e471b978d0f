import { consoleOn } from '../../support/story/reset-story.js';
import { newHost } from '../../support/story/story.js';
import { makeSysfs } from '../../support/host/sysfs.js';

test(
  'a list of sixty network interfaces scrolls, with marks that there is more, in the order ' +
    'of their numbers',
  async () => {
    const tree = await newHost({ booted: true });
    makeSysfs(
      tree,
      Object.fromEntries(
        Array.from({ length: 60 }, (_, at) => [
          `eth${at + 10}`,
          {
            mac: `00:16:3e:00:01:${at.toString(16).padStart(2, '0')}`,
            carrier: '1',
            speed: '1000',
            duplex: 'full',
            hardware: {
              bus: `0000:a0:${(at >> 3).toString(16).padStart(2, '0')}.${at & 7}`,
              driver: 'igb',
            },
          },
        ]),
      ),
    );
    const console = await consoleOn(tree);
    await console.opensReset();
    await console.sees('↓ more', /eth4 [\s\S]*eth10 [\s\S]*eth11 /u);
    console.session.press('end');
    await console.sees(/> eth69 /u, '↑ more');
    console.session.press('pageup');
    await console.sees(/> eth59 /u, '↓ more', '↑ more');
    console.session.press('up');
    await console.sees(/> eth58 /u);
    await console.next();
    await console.choose('DHCP');
    await console.choose('Continue');
    await console.sees(/Device +eth58/u, '00:16:3e:00:01:30');
  },
);
