import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { committed, macs } from '../../support/story/after-reboot.js';
import { pifsOf, hosts } from '../../support/pool-rows.js';
import { newHost, openConsoleWith } from '../../support/story/story.js';

test(
  'the names are given anew in the same run: the port that was chosen is the port that is ' +
    'used, and the report says so',
  async () => {
    const tree = await newHost({ booted: true });
    await committed(tree);
    writeFileSync(
      join(tree, 'etc/sysconfig/network-scripts/interface-rename-data/static-rules.conf'),
      `eth0:mac="${macs.eth1}"\neth1:mac="${macs.eth0}"\n`,
    );
    const console = openConsoleWith(['--embedded', tree]);
    await console.sees(
      'Network reset: result',
      'as you asked for',
      'ok     Device: eth0 (the port you chose; it was called eth1)',
      `ok     MAC address: ${macs.eth1}`,
    );
    await console.next();
    expect(await console.quits()).toBe(0);
    expect(
      Object.values(pifsOf(tree, hosts.ours)).filter((pif) => pif['management'] === 'true'),
    ).toMatchObject([{ device: 'eth0', MAC: macs.eth1 }]);
  },
);
