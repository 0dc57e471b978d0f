import fc, { anyCharacter } from './run/property.js';
import type { ResetDraft } from '../../src/reset/index.js';

/** The text of a field: mostly a plausible value, sometimes any string. */
function field(...likely: readonly fc.Arbitrary<string>[]): fc.Arbitrary<string> {
  return fc.oneof(
    { weight: 12, arbitrary: fc.oneof(...likely) },
    { weight: 1, arbitrary: fc.string() },
    { weight: 1, arbitrary: fc.string({ unit: anyCharacter }) },
  );
}

const none = fc.constant('');
const octet = fc.integer({ min: 1, max: 254 }).map((last) => `10.0.0.${last}`);
const ip6 = fc.oneof(
  fc.ipV6(),
  fc.integer({ min: 1, max: 0xffff }).map((last) => `fd00::${last.toString(16)}`),
);

/** Drafts of every kind: good ones, nearly good ones, and any strings. */
export const anyDraft: fc.Arbitrary<ResetDraft> = fc.record({
  device: field(fc.constantFrom('eth0', 'eth1', 'enp3s0f1', 'lan~1')),
  vlan: field(none, fc.integer({ min: 0, max: 4200 }).map(String)),
  ipv4Mode: field(fc.constantFrom('none', 'dhcp', 'static', 'STATIC', 'Dhcp')),
  address: field(octet),
  netmask: field(fc.constantFrom('255.255.255.0', '255.0.0.0', '255.255.255.252')),
  gateway: field(none, octet),
  ipv6Mode: field(fc.constantFrom('none', 'dhcp', 'autoconf', 'static', 'AutoConf')),
  address6: field(ip6.map((ip) => `${ip}/64`)),
  gateway6: field(none, ip6),
  dns: field(
    none,
    octet,
    fc.tuple(octet, ip6).map((both) => both.join(', ')),
  ),
  coordinatorAddress: field(none, octet, ip6, fc.constant('pool.example.com')),
  bondMembers: field(none, none, fc.constantFrom('eth0,eth1', 'eth1 eth0', 'eth0')),
  bondMode: field(none, none, fc.constantFrom('lacp', 'active-backup', 'Balance-SLB')),
  keepInterfaceNames: fc.boolean(),
});
