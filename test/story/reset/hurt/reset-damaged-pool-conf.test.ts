import { textAt } from '../../../support/host/host-tree.js';
import { consoleWithoutXapi, growsLong } from '../../../support/story/reset-story.js';

test("pool.conf holds garbage: the role is asked for, and a coordinator's address puts it right", async () => {
  const { tree, console } = await consoleWithoutXapi({ 'etc/xensource/pool.conf': 'sl@ve' });
  growsLong(console);
  await console.sees(/Pool role +unknown \(pool\.conf is damaged\)/u);
  growsLong(console, false);
  await console.opensReset();
  await console.choose('eth1');
  await console.choose('DHCP');
  await console.choose('Continue');
  await console.sees('holds neither master nor slave:ADDRESS but "sl@ve"');
  await console.next();
  await console.sees('This blocks the reset', 'write master into it');
  await console.back();
  await console.fill('Coordinator address', '192.168.1.11');
  await console.next();
  await console.sees('will say that this host is a supporter (slave) of 192.168.1.11');
  await console.next();
  await console.answers('yes');
  await console.sees('All steps are done');
  expect(textAt(tree, 'etc/xensource/pool.conf')).toBe('slave:192.168.1.11');
});

test("pool.conf is missing: the coordinator's address is asked for, and optional", async () => {
  const { tree, console } = await consoleWithoutXapi({ 'etc/xensource/pool.conf': null });
  growsLong(console);
  await console.sees(/Pool role +unknown \(pool\.conf is not there\)/u);
  growsLong(console, false);
  await console.opensReset();
  await console.choose('eth1');
  await console.choose('DHCP');
  await console.choose('Continue');
  await console.sees('The role of this host in its pool is unknown');
  await console.next();
  await console.sees(
    'pool.conf is missing, so it is not known whether this host is pool coordinator ' +
      '(master) or supporter (slave)',
  );
  await console.next();
  await console.answers('yes');
  await console.sees('All steps are done');
  expect(textAt(tree, 'etc/xensource/pool.conf')).toBeNull();
});
