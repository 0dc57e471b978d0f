import fc from '../support/run/property.js';
import {
  isHostName,
  isMac,
  isVlanTag,
  parseMac,
  parseVlanTag,
} from '../../src/model/address/address.js';

describe('MAC addresses', () => {
  test.each([
    ['00:16:3e:00:00:01', '00:16:3e:00:00:01'],
    ['00:16:3E:AB:CD:EF', '00:16:3e:ab:cd:ef'],
    ['', null],
    ['00:16:3e:00:00', null],
    ['00:16:3e:00:00:01:02', null],
    ['00-16-3e-00-00-01', null],
    ['00:16:3e:00:00:0g', null],
    ['0:16:3e:00:00:01', null],
    [' 00:16:3e:00:00:01', null],
    ['00:16:3e:00:00:01\n', null],
    ['x00:16:3e:00:00:01', null],
  ])('%j is %j', (text, mac) => {
    expect(parseMac(text)).toBe(mac);
  });

  test('a MAC is known by its lower-case spelling only', () => {
    expect([isMac('00:16:3e:ab:cd:ef'), isMac('00:16:3E:AB:CD:EF')]).toEqual([true, false]);
  });
});

describe('host names', () => {
  const label63 = 'a'.repeat(63);
  test.each([
    'host',
    'a',
    'ab',
    '0x',
    'x0',
    'a09z.bcd',
    'host-1',
    'h-0-t',
    'a.b',
    'pool.example.com',
    '3com.example',
    '1.2.3.example',
    label63,
    `${label63}.${label63}.${label63}.${'a'.repeat(61)}`,
  ])('%j is one', (text) => {
    expect(isHostName(text)).toBe(true);
  });

  test.each([
    '',
    '.',
    'a.',
    '.a',
    'a..b',
    '-a',
    'a-',
    'a_b',
    'a b',
    'host:443',
    '10.0.0.256',
    '10.0.0',
    '5',
    'a.5',
    'höst',
    'host\n',
    'a\nb',
    '٣a',
    `${label63}a`,
    `${label63}.${label63}.${label63}.${'a'.repeat(62)}`,
    'a.-b',
    '$(x)',
    'a/24',
  ])('%j is none', (text) => {
    expect(isHostName(text)).toBe(false);
  });
});

describe('VLAN tags', () => {
  test.each([
    ['0', 0],
    ['1', 1],
    ['4094', 4094],
    ['007', 7],
  ])('%s is tag %d', (text, tag) => {
    expect(parseVlanTag(text)).toBe(tag);
  });
  test.each(['4095', '4096', '99999999999999999999999'])('%s is out of range', (text) => {
    expect(parseVlanTag(text)).toBe('outOfRange');
  });
  test.each([
    '',
    ' ',
    '-1',
    '+1',
    '1.0',
    '1e3',
    '0x10',
    '12\n',
    '\n12',
    '１２',
    '٣',
    'a',
    '1a',
    'a1',
  ])('%j is no number', (text) => {
    expect(parseVlanTag(text)).toBe('invalid');
  });
  test('a number is a tag when xapi takes it', () => {
    expect([-1, 0, 4094, 4095, 1.5, NaN].map(isVlanTag)).toEqual([
      false,
      true,
      true,
      false,
      false,
      false,
    ]);
  });
  test('every tag is read back from its decimal spelling', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 4094 }), (tag) => parseVlanTag(String(tag)) === tag),
    );
  });
});
