import { BlockList, isIPv6 } from 'node:net';
import fc from '../support/run/property.js';
import type { Ipv6 } from '../../src/model/address/address.js';
import {
  ipv6Bits,
  ipv6FromHex,
  ipv6Unusable,
  ipv6UnusableIn,
  isIpv6,
  isLinkLocal,
  samePrefix,
  subnetText6,
} from '../../src/model/address/ipv6.js';

function ip(text: string): Ipv6 {
  if (!isIpv6(text)) throw new Error(`${text} is no address`);
  return text;
}
const anyIp = fc.ipV6().map(ip);

test.each([
  '::',
  '::1',
  '1::',
  'fd00::5',
  '2001:db8:0:0:0:0:0:1',
  '2001:DB8::1',
  '1:2:3:4:5:6:7:8',
  '::2:3:4:5:6:7:8',
  '1:2:3:4:5:6:7::',
  '1::8',
  '::ffff:1.2.3.4',
  '1:2:3:4:5:6:1.2.3.4',
  '::1.2.3.4',
  'fe80::1',
  '0000:0000:0000:0000:0000:0000:0000:0000',
])('%s is an address', (text) => {
  expect(isIpv6(text)).toBe(true);
});

test.each([
  '',
  ':',
  ':::',
  '1:',
  ':1',
  '1:::2',
  '1::2::3',
  '1:2:3:4:5:6:7',
  '1:2:3:4:5:6:7:8:9',
  '1:2:3:4::5:6:7:8',
  '12345::',
  'g::',
  'fe80::1%eth0',
  'fd00::5/64',
  '[::1]',
  '::1 ',
  ' ::1',
  '::1\n',
  '1.2.3.4',
  '1.2.3.4::',
  '::1.2.3.4:5',
  '::1.2.3',
  '::1.2.3.256',
  '::01.2.3.4',
  '1:2:3:4:5:6:7:1.2.3.4',
  '１::',
  '::1:',
])('%j is none', (text) => {
  expect(isIpv6(text)).toBe(false);
});

test('agrees with the runtime about any text that looks like an address', () => {
  const text = fc.oneof(
    fc.ipV6(),
    fc.string({
      unit: fc.constantFrom('0', '1', 'f', 'A', ':', '::', '.', '1.2.3.4', 'g'),
      maxLength: 20,
    }),
  );
  fc.assert(
    fc.property(text, (any) => isIpv6(any) === isIPv6(any)),
    { numRuns: 5000 },
  );
});

test('two spellings are equal exactly when the URL standard writes them alike', () => {
  const canonical = (text: string): string => new URL(`http://[${text}]`).hostname;
  fc.assert(
    fc.property(
      anyIp,
      anyIp,
      (one, other) => (ipv6Bits(one) === ipv6Bits(other)) === (canonical(one) === canonical(other)),
    ),
  );
  fc.assert(
    fc.property(anyIp, (one) => ipv6Bits(ip(canonical(one).slice(1, -1))) === ipv6Bits(one)),
  );
});

test('bits', () => {
  expect(ipv6Bits(ip('::1.2.3.4'))).toBe(0x01020304n);
  expect(ipv6Bits(ip('1:2:3:4:5:6:7:8'))).toBe(0x00010002000300040005000600070008n);
  expect(ipv6Bits(ip('fe80::1'))).toBe(0xfe800000000000000000000000000001n);
});

test('prefixes agree with the runtime', () => {
  fc.assert(
    fc.property(anyIp, anyIp, fc.integer({ min: 1, max: 128 }), (one, other, length) => {
      const list = new BlockList();
      list.addSubnet(one, length, 'ipv6');
      return (
        samePrefix(one, other, length) === list.check(other, 'ipv6') && samePrefix(one, one, length)
      );
    }),
  );
  expect(samePrefix(ip('fd00::1'), ip('fd00:0:0:1::1'), 64)).toBe(false);
  expect(samePrefix(ip('fd00::1'), ip('fd00:0:0:1::1'), 63)).toBe(true);
});

test.each([
  ['::', 'unspecified'],
  ['::1', 'loopback'],
  ['::2', null],
  ['ff02::1', 'multicast'],
  ['ff00::', 'multicast'],
  ['feff::1', null],
  ['::ffff:10.0.0.1', 'mapped'],
  ['::fffe:10.0.0.1', null],
  ['fe80::1', 'linkLocal'],
  ['febf::1', 'linkLocal'],
  ['fec0::1', null],
  ['fe7f::1', null],
  ['fd00::5', null],
  ['2001:db8::5', null],
])('%s cannot be used: %s', (text, why) => {
  expect(ipv6Unusable(ip(text))).toBe(why);
});

test.each([
  ['fe80::', true],
  ['febf:ffff::1', true],
  ['FE90::1', true],
  ['fec0::', false],
  ['fd00::1', false],
  ['169.254.0.1', false],
  ['fe80::1/64', false],
])('%s is link-local: %s', (text, is) => {
  expect(isLinkLocal(text)).toBe(is);
});

test.each([
  ['fd00::', 64, 'network'],
  ['fd00::1', 64, null],
  ['fd00::4', 126, 'network'],
  ['fd00::4', 127, null],
  ['fd00::4', 128, null],
  ['fd00:0:0:1::', 48, null],
])('%s in its /%d: %s', (text, length, why) => {
  expect(ipv6UnusableIn(ip(text), length)).toBe(why);
});

test.each([
  ['FD00::5', 64, 'fd00::/64'],
  ['2001:db8:0:1:ffff::1', 56, '2001:db8::/56'],
  ['2001:db8:1:2:3:4:5:6', 112, '2001:db8:1:2:3:4:5:0/112'],
  ['2001:0:0:1::9', 64, '2001:0:0:1::/64'],
  ['1:0:0:2:0:0:3:4', 128, '1::2:0:0:3:4/128'],
  ['fd00::5', 0, '::/0'],
  ['::1.2.3.4', 128, '::102:304/128'],
])('the subnet of %s/%d is %s', (address, length, subnet) => {
  expect(subnetText6(ip(address), length)).toBe(subnet);
});

test.each([
  ['20010db8000000000000000000000001', '2001:db8::1'],
  ['FE800000000000000000000000000001', 'fe80::1'],
  ['20010db8000000010001000100010001', '2001:db8:0:1:1:1:1:1'],
  ['00000000000000000000000000000000', '::'],
  ['0000000000000000000000000000000', null],
  ['000000000000000000000000000000000', null],
  ['0000000000000000000000000000000g', null],
])('32 digits %s are %s', (digits, address) => {
  expect(ipv6FromHex(digits)).toBe(address);
});
