import { textAt } from '../../support/host/host-tree.js';
import { consoleWithoutXapi } from '../../support/story/reset-story.js';

test("the host's present values are offered, so that Enter alone keeps a static address static", async () => {
  const { tree, console } = await consoleWithoutXapi();
  const before = textAt(tree, 'etc/firstboot.d/data/management.conf');
  await console.opensReset();
  await console.sees(/> eth0 /u);
  await console.next();
  await console.sees(/> Static /u);
  await console.next();
  await console.sees(
    /IP address +\[192\.168\.1\.10 /u,
    /Netmask +\[255\.255\.255\.0 /u,
    /Gateway +\[192\.168\.1\.1 /u,
    /DNS servers +\[192\.168\.1\.1 /u,
  );
  await console.next();
  await console.sees(/> Continue/u, /VLAN +none \(untagged\)/u, /IPv6 +none/u);
  await console.next();
  await console.sees('static, 192.168.1.10, netmask 255.255.255.0, gateway 192.168.1.1');
  await console.next();
  await console.answers('yes');
  await console.sees('All steps are done');
  expect(textAt(tree, 'etc/firstboot.d/data/management.conf')).toBe(before);
  expect(textAt(tree, 'var/tmp/network-reset')).toBe(
    'DEVICE=eth0\nMODE=static\nIP=192.168.1.10\nNETMASK=255.255.255.0\n' +
      'GATEWAY=192.168.1.1\nDNS=192.168.1.1\n',
  );
});
