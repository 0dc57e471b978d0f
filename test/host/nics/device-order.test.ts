import { byDevice } from '../../../src/host/nics/device-order.js';

test.each([
  [
    ['eth10', 'eth2', 'eth1'],
    ['eth1', 'eth2', 'eth10'],
  ],
  [
    ['xenbr0', 'bond0', 'eth0'],
    ['bond0', 'eth0', 'xenbr0'],
  ],
  [
    ['eth1.20', 'eth1.3', 'eth1'],
    ['eth1', 'eth1.3', 'eth1.20'],
  ],
  [
    ['enp10s0f1', 'enp9s0f10', 'enp9s0f2'],
    ['enp9s0f2', 'enp9s0f10', 'enp10s0f1'],
  ],
])('%j', (devices, wanted) => {
  expect(devices.toSorted(byDevice)).toEqual(wanted);
});
