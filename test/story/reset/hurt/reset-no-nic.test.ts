import { readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { consoleOn } from '../../../support/story/reset-story.js';
import { newHost } from '../../../support/story/story.js';

test(
  'the host shows no network interface at all: the console opens and says that there is ' +
    'nothing a reset could use',
  async () => {
    const tree = await newHost({ booted: true });
    for (const name of readdirSync(join(tree, 'sys/class/net')))
      rmSync(join(tree, 'sys/class/net', name));
    const console = await consoleOn(tree);
    await console.opensReset();
    await console.sees(
      'This host shows no physical network interface, so there is nothing the reset could use.',
    );
    console.enter();
    await console.back();
    await console.sees('This reboots the host');
  },
);

test('the kernel cannot be asked for its interfaces: the name is typed', async () => {
  const tree = await newHost({ booted: true });
  rmSync(join(tree, 'sys'), { recursive: true });
  const console = await consoleOn(tree);
  await console.opensReset();
  await console.sees('The network interfaces of this host are unknown');
  await console.fill('Device', 'eth 1');
  console.enter();
  await console.sees('"eth 1" cannot be the name of a network interface');
  await console.fill('Device', 'eth1');
  await console.next();
  await console.choose('DHCP');
  await console.choose('Continue');
  await console.sees('The network interfaces of this host cannot be listed');
});
