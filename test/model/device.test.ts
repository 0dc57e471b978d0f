import { bridgeOf, isDeviceName } from '../../src/model/network/device.js';

test.each([
  'eth0',
  'eth10',
  'enp3s0f1np1',
  'eno1',
  'bond0',
  'a',
  'eth0.20',
  'side-797-eth1',
  'lan~1',
  '0123456789abcde',
  '...',
])('%s can be a device', (name) => {
  expect(isDeviceName(name)).toBe(true);
});

test.each([
  '',
  '.',
  '..',
  '0123456789abcdef',
  'eth 0',
  ' eth0',
  'eth0 ',
  '\teth0',
  'eth0\n',
  'eth\n0',
  'eth/0',
  '../eth0',
  'eth:0',
  "eth'0",
  'eth"0',
  'eth=0',
  'eth\\0',
  'eth$0',
  'eth`0',
  '--mode',
  '-',
  'eth\u00000',
  'eth\u007f',
  'eth\u0085',
  'eth٣',
  'eth０',
  'éth0',
  'eth\u202e0',
])('%j cannot', (name) => {
  expect(isDeviceName(name)).toBe(false);
});

test.each([
  ['eth0', 'xenbr0'],
  ['eth12', 'xenbr12'],
  ['enp3s0', 'brenp3s0'],
  ['bond0', 'brbond0'],
  ['weth0', 'brweth0'],
])('the bridge of %s is %s', (device, bridge) => {
  expect(bridgeOf(device)).toBe(bridge);
});
