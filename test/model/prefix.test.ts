import { addressPart, splitPrefix } from '../../src/model/address/prefix.js';

test.each([
  ['192.0.2.10/24', '192.0.2.10', '24'],
  ['2001:db8::1/64', '2001:db8::1', '64'],
  ['192.0.2.10', '192.0.2.10', ''],
  ['192.0.2.10/24/24', '192.0.2.10', '24/24'],
  ['', '', ''],
])('%s has the address "%s" and the prefix "%s"', (entry, address, prefix) => {
  expect(splitPrefix(entry)).toEqual({ address, prefix });
  expect(addressPart(entry)).toBe(address);
});
