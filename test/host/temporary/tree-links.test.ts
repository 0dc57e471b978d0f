import { readTreeLinks } from '../../../src/host/index.js';
import { known } from '../../../src/model/index.js';
import { nic } from '../../support/host/facts.js';

test('a bond is told by its mode, whatever its name', async () => {
  const nics = [
    nic('eth0', { memberOf: 'uplink' }),
    nic('uplink', { physical: false, bondMode: '802.3ad', memberOf: 'bonding' }),
    nic('bonding', { physical: false }),
  ];
  const links = await readTreeLinks({
    all: () => Promise.resolve(known(nics)),
    vlanDevices: () => Promise.resolve(known([])),
  });
  expect(links.ok && links.value.links.map(({ name, kind }) => [name, kind])).toEqual([
    ['eth0', 'other'],
    ['uplink', 'bond'],
    ['bonding', 'bridge'],
  ]);
});
