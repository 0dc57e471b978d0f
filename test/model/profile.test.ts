import { hostPaths, profileOf } from '../../src/model/profile.js';

test.each([
  ['classic', null, '/tmp/network-reset'],
  ['classic', '/var/tmp/network-reset', '/tmp/network-reset'],
  ['networkd', null, '/var/tmp/network-reset'],
  ['networkd', '/tmp/network-reset', '/tmp/network-reset'],
  ['networkd', '/var/tmp/network-reset', '/var/tmp/network-reset'],
] as const)('%s with %s looks for %s', (name, found, triggerPath) => {
  expect(profileOf(name, found)).toEqual({ name, triggerPath });
});

test('paths of the host', () => {
  expect(hostPaths).toEqual({
    inventory: '/etc/xensource-inventory',
    management: '/etc/firstboot.d/data/management.conf',
    poolConf: '/etc/xensource/pool.conf',
    poolCertificates: '/etc/stunnel/xapi-pool-ca-bundle.pem',
    ownPoolCertificate: '/etc/xensource/xapi-pool-tls.pem',
    poolSecret: '/etc/xensource/ptoken',
    localDatabase: '/var/lib/xcp/local.db',
    networkdDatabase: '/var/lib/xcp/networkd.db',
    networkCache: '/var/lib/xcp/network.dbcache',
    networkBackEnd: '/etc/xensource/network.conf',
    renameScript: '/etc/sysconfig/network-scripts/interface-rename.py',
  });
});
