import { parseTypedAddress, spokenAddress } from '../../src/model/typed-address.js';

test.each([
  ['', 'empty'],
  ['   ', 'empty'],
  ['0.0.0.0', 'unspecified'],
  ['::', 'unspecified'],
  ['0:0:0:0:0:0:0:0', 'unspecified'],
  ['224.0.0.1', 'multicast'],
  ['ff02::1', 'multicast'],
  ['255.255.255.255', 'broadcast'],
  ['241.0.0.1', 'reserved'],
  ['fe80::1', 'deviceMissing'],
  ['fe80::1%', 'invalid'],
  ['fe80::1%a%b', 'invalid'],
  ['fe80::1%../x', 'invalid'],
  ['10.0.0.1%eth0', 'invalid'],
  ['2001:db8::1%eth0', 'invalid'],
  ['::ffff:10.0.0.1', 'invalid'],
  ['10.0.0.256', 'invalid'],
  ['010.0.0.1', 'invalid'],
  ['10.0.0.1/24', 'invalid'],
  ['-c 100', 'invalid'],
  ['--help', 'invalid'],
  ['a b', 'invalid'],
  ['host_name', 'invalid'],
  ['$(reboot)', 'invalid'],
])('%j is refused: %s', (text, code) => {
  expect(parseTypedAddress(text)).toEqual({ ok: false, error: code });
});

test.each([
  [' 10.0.0.1 ', { kind: 'address', family: 4, address: '10.0.0.1', device: '' }],
  ['127.0.0.1', { kind: 'address', family: 4, address: '127.0.0.1', device: '' }],
  ['::1', { kind: 'address', family: 6, address: '::1', device: '' }],
  ['fe80::1%xenbr0', { kind: 'address', family: 6, address: 'fe80::1', device: 'xenbr0' }],
  ['www.example.com', { kind: 'name', name: 'www.example.com' }],
])('%j is taken', (text, target) => {
  expect(parseTypedAddress(text)).toEqual({ ok: true, value: target });
});

test('a link-local address is spoken with its interface', () => {
  expect([
    spokenAddress({ address: 'fe80::1', device: 'xenbr0' }),
    spokenAddress({ address: '10.0.0.1', device: '' }),
  ]).toEqual(['fe80::1%xenbr0', '10.0.0.1']);
});
