import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseOvsDatabase } from '../../../src/reset/index.js';
import { shapeTree } from '../../support/host/shape.js';

const log = readFileSync(join(shapeTree('ovs-after-boot'), 'var/lib/openvswitch/conf.db'), 'utf8');
const isPort = (device: string): boolean => /^eth\d+$/.test(device);

/** One more record, as ovsdb-server writes it behind the others. */
const record = (value: object): string =>
  `OVSDB JSON ${JSON.stringify(value).length} ${'0'.repeat(40)}\n${JSON.stringify(value)}\n`;
const bondRow = '35ac6751-19d8-45c8-94ba-15327ef90aba';
const eth2 = '45eae4eb-6f5b-4759-9118-e17de599d235';

test('the log of a real Open vSwitch: bridges, bond and VLANs, without the ports of guests', () => {
  const read = parseOvsDatabase(log, isPort);
  expect(read).toMatchObject({
    value: {
      source: 'openvswitch',
      bonds: [{ device: 'bond0', members: ['eth1', 'eth2'], mode: 'active-backup' }],
    },
  });
  expect(new Set(read.known ? read.value.networks : [])).toEqual(
    new Set([
      { device: 'eth0', vlan: '', network: '', bridge: 'xenbr0' },
      { device: 'eth0', vlan: '30', network: '', bridge: 'xapi3' },
      { device: 'bond0', vlan: '', network: '', bridge: 'xapi1' },
      { device: 'bond0', vlan: '20', network: '', bridge: 'xapi2' },
    ]),
  );
});

test('later records change columns, and take rows away', () => {
  const later =
    record({ Port: { [bondRow]: { lacp: 'active', bond_mode: 'balance-tcp' } } }) +
    record({ Interface: { [eth2]: null } });
  expect(parseOvsDatabase(log + later, isPort)).toMatchObject({
    value: { bonds: [{ device: 'bond0', members: ['eth1'], mode: 'lacp' }] },
  });
});

test('a record of differences takes members out of a set, and puts them in again', () => {
  const toggled = record({ _is_diff: true, Port: { [bondRow]: { interfaces: ['uuid', eth2] } } });
  const bonds = (text: string): unknown => {
    const read = parseOvsDatabase(text, isPort);
    return read.known ? read.value.bonds[0]?.members : read;
  };
  expect(bonds(log + toggled)).toEqual(['eth1']);
  expect(bonds(log + toggled + toggled)).toEqual(['eth1', 'eth2']);
});

test('a last record that was cut off is left out', () => {
  const cut = record({ Port: { [bondRow]: null } }).slice(0, -20);
  expect(parseOvsDatabase(log + cut, isPort)).toMatchObject({
    value: { bonds: [{ device: 'bond0' }] },
  });
});

test('any other text is damaged', () => {
  expect(parseOvsDatabase('{}', isPort)).toMatchObject({ known: false });
});
