import { BlockList, isIPv4 } from 'node:net';
import fc from '../support/run/property.js';
import type { Ipv4 } from '../../src/model/address/address.js';
import {
  inSubnet,
  ipv4Bits,
  ipv4Unusable,
  ipv4UnusableIn,
  isIpv4,
  netmaskLength,
  subnetOf,
} from '../../src/model/address/ipv4.js';

function ip(text: string): Ipv4 {
  if (!isIpv4(text)) throw new Error(`${text} is no address`);
  return text;
}
const anyIp = fc.ipV4().map(ip);

test.each(['0.0.0.0', '1.2.3.4', '10.0.0.1', '99.100.199.200', '249.250.255.255'])(
  '%s is an address',
  (text) => {
    expect(isIpv4(text)).toBe(true);
  },
);
test.each([
  '',
  '1',
  '1.2.3',
  '1.2.3.4.5',
  '256.1.1.1',
  '1.1.1.256',
  '01.2.3.4',
  '1.2.3.04',
  '1.2.3.',
  '.1.2.3',
  '1..2.3',
  '1.2.3.4 ',
  ' 1.2.3.4',
  '1.2.3.4\n',
  '1.2.3.4/24',
  '1.2.3.4:80',
  '0x1.2.3.4',
  '1,2,3,4',
  '１.2.3.4',
  '٣.2.3.4',
  '-1.2.3.4',
  '+1.2.3.4',
  '1.2.3.a',
  '300.2.3.4',
  '1.2.3.4x',
])('%j is none', (text) => {
  expect(isIpv4(text)).toBe(false);
});

test('agrees with the runtime about any text that looks like an address', () => {
  const text = fc.oneof(
    fc.ipV4(),
    fc.string({ unit: fc.constantFrom('0', '1', '2', '5', '9', '.', 'x'), maxLength: 15 }),
  );
  fc.assert(
    fc.property(text, (any) => isIpv4(any) === isIPv4(any)),
    { numRuns: 2000 },
  );
});

test('bits', () => {
  expect(
    ['0.0.0.0', '0.0.0.1', '1.2.3.4', '128.0.0.0', '255.255.255.255'].map((text) =>
      ipv4Bits(ip(text)),
    ),
  ).toEqual([0, 1, 16909060, 2147483648, 4294967295]);
});

describe('netmasks', () => {
  test('each of the 33 contiguous ones has its length', () => {
    for (let length = 0; length <= 32; length += 1) {
      const bits = '1'.repeat(length).padEnd(32, '0');
      const mask = [0, 8, 16, 24]
        .map((at) => String(parseInt(bits.slice(at, at + 8), 2)))
        .join('.');
      expect([mask, netmaskLength(ip(mask))]).toEqual([mask, length]);
    }
  });
  test.each([
    '255.0.255.0',
    '0.255.255.255',
    '255.255.255.1',
    '255.255.253.0',
    '0.0.0.1',
    '127.255.255.255',
    '128.0.0.1',
    '10.0.0.1',
  ])('%s is none', (text) => {
    expect(netmaskLength(ip(text))).toBeNull();
  });
});

describe('subnets', () => {
  test.each([
    ['10.0.0.5', 24, '10.0.0.0/24'],
    ['10.0.0.5', 32, '10.0.0.5/32'],
    ['10.0.0.5', 31, '10.0.0.4/31'],
    ['172.16.33.7', 20, '172.16.32.0/20'],
    ['255.255.255.255', 1, '128.0.0.0/1'],
    ['10.0.0.5', 0, '0.0.0.0/0'],
    ['192.168.1.130', 25, '192.168.1.128/25'],
  ])('%s with %d bits lies in %s', (address, length, text) => {
    expect(subnetOf(ip(address), length)).toMatchObject({ length, text });
  });
  test('first and last address', () => {
    expect(subnetOf(ip('10.0.0.5'), 30)).toEqual({
      first: 0x0a000004,
      last: 0x0a000007,
      length: 30,
      text: '10.0.0.4/30',
    });
  });
  test('membership agrees with the runtime', () => {
    fc.assert(
      fc.property(
        anyIp,
        anyIp,
        fc.integer({ min: 0, max: 32 }),
        fc.boolean(),
        (one, other, length, near) => {
          const asked = near
            ? ip(
                other
                  .split('.')
                  .map((part, at) => (at < 3 ? one.split('.')[at] : part))
                  .join('.'),
              )
            : other;
          const list = new BlockList();
          list.addSubnet(one, length);
          return inSubnet(asked, subnetOf(one, length)) === list.check(asked);
        },
      ),
    );
  });
});

test.each([
  ['10.0.0.4', true],
  ['10.0.0.7', true],
  ['10.0.0.3', false],
  ['10.0.0.8', false],
])('%s lies in 10.0.0.4/30: %s', (address, lies) => {
  expect(inSubnet(ip(address), subnetOf(ip('10.0.0.5'), 30))).toBe(lies);
});

describe('addresses no host can have', () => {
  test.each([
    ['0.0.0.0', 'unspecified'],
    ['0.255.255.255', 'unspecified'],
    ['1.0.0.0', null],
    ['126.255.255.255', null],
    ['127.0.0.1', 'loopback'],
    ['127.255.255.255', 'loopback'],
    ['128.0.0.0', null],
    ['169.254.1.1', null],
    ['223.255.255.255', null],
    ['224.0.0.0', 'multicast'],
    ['239.255.255.255', 'multicast'],
    ['240.0.0.0', 'reserved'],
    ['255.255.255.254', 'reserved'],
    ['255.255.255.255', 'broadcast'],
  ])('%s: %s', (text, why) => {
    expect(ipv4Unusable(ip(text))).toBe(why);
  });

  test.each([
    ['10.0.0.0', 24, 'network'],
    ['10.0.0.255', 24, 'broadcast'],
    ['10.0.0.1', 24, null],
    ['10.0.0.254', 24, null],
    ['10.0.0.4', 30, 'network'],
    ['10.0.0.7', 30, 'broadcast'],
    ['10.0.0.5', 30, null],
    ['10.0.0.4', 31, null],
    ['10.0.0.5', 31, null],
    ['10.0.0.5', 32, null],
    ['10.0.1.0', 23, null],
  ])('%s in its /%d: %s', (text, length, why) => {
    expect(ipv4UnusableIn(ip(text), subnetOf(ip(text), length))).toBe(why);
  });
});
