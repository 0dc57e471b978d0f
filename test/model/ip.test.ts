import { ipUnusable, isIp, parseHost, sameAddress } from '../../src/model/address/ip.js';

test.each([
  ['10.0.0.1', true],
  ['fd00::1', true],
  ['host', false],
  ['', false],
  ['10.0.0.1:443', false],
])('%j is an address: %s', (text, is) => {
  expect(isIp(text)).toBe(is);
});

test.each([
  ['10.0.0.1', null],
  ['127.0.0.1', 'loopback'],
  ['fd00::1', null],
  ['ff02::1', 'multicast'],
])('%s cannot be used: %s', (text, why) => {
  expect(isIp(text) ? ipUnusable(text) : 'none').toBe(why);
});

test.each([
  ['10.0.0.1', true],
  ['fd00::1', true],
  ['master.example.com', true],
  ['10.0.0.1:443', false],
  ['10.0.0.300', false],
  ['fd00::1/64', false],
  ['', false],
  ['a b', false],
])('%j names a host: %s', (text, does) => {
  expect(parseHost(text)).toBe(does ? text : null);
});

test.each([
  ['10.0.0.1', '10.0.0.1', true],
  ['10.0.0.1', '10.0.0.2', false],
  ['fd00::1', 'FD00:0::1', true],
  ['fd00::1', 'fd00::2', false],
  ['Host', 'hOST', true],
  ['host', 'host2', false],
  ['fd00::1', 'host', false],
  ['', 'fd00::1', false],
  ['', '', true],
])('%s and %s are the same: %s', (one, other, are) => {
  expect(sameAddress(one, other)).toBe(are);
});
