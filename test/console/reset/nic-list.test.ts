import { known } from '../../../src/model/index.js';
import { opened, press, shown } from '../../support/console-walk.js';
import { hostFacts } from '../../support/host/walk-host.js';
import { nicWithMac } from '../../support/host/well-host.js';

test('the NIC list shows what is needed to choose, the present device first', () => {
  expect(shown(press(opened(), 'enter'))).toEqual([
    'Emergency Network Reset: network interface',
    'Choose the management interface.',
    'The present values come from XAPI.',
    '> eth0 | 00:16:3e:00:00:01 | up | 1000 Mbit/s | e1000 | management',
    '  eth1 | 00:16:3e:00:00:02 | up | 10 Gbit/s | e1000',
    '  eth2 | 00:16:3e:00:00:03 | down | e1000',
  ]);
});

test('the NIC list names what each is used for, and a bond that does not survive', () => {
  const host = hostFacts();
  const management = host.management === null ? null : { ...host.management, device: 'bond0' };
  const bonded = hostFacts({
    management,
    nics: known([
      nicWithMac('eth0', '01', { memberOf: 'bond0', carrier: false }),
      nicWithMac('eth1', '02', { memberOf: 'bond0' }),
      nicWithMac('eth2', '03', { memberOf: 'xenbr2' }),
      nicWithMac('eth3', '04'),
      nicWithMac('bond0', '01', { physical: false, memberOf: 'xenbr0' }),
      nicWithMac('xenbr0', '01', { physical: false }),
    ]),
  });
  expect(shown(press(opened(bonded), 'enter'))).toEqual([
    'Emergency Network Reset: network interface',
    'Choose the management interface.',
    'It is bond0 now. A bond does not survive the reset: choose one port of it.',
    '"Management on a bond" under Advanced creates a bond again.',
    'The present values come from XAPI.',
    '> eth0 | 00:16:3e:00:00:01 | down | 1000 Mbit/s | e1000 | bond0, management',
    '  eth1 | 00:16:3e:00:00:02 | up | 1000 Mbit/s | e1000 | bond0, management',
    '  eth2 | 00:16:3e:00:00:03 | up | 1000 Mbit/s | e1000 | xenbr2',
    '  eth3 | 00:16:3e:00:00:04 | up | 1000 Mbit/s | e1000',
  ]);
});

test('a management VLAN marks the port below it', () => {
  const host = hostFacts({
    nics: known([
      nicWithMac('eth0', '01'),
      nicWithMac('eth0.20', '01', { physical: false, memberOf: 'xenbr0' }),
    ]),
    vlanDevices: known([{ name: 'eth0.20', tag: 20, device: 'eth0', memberOf: 'xenbr0' }]),
  });
  expect(shown(press(opened(host), 'enter'))).toContain(
    '> eth0 | 00:16:3e:00:00:01 | up | 1000 Mbit/s | e1000 | management',
  );
});

test('where the pool tells, each is listed by the name of its network', () => {
  const host = hostFacts({
    wiring: known({
      source: 'pool',
      bonds: [{ device: 'bond0', members: ['eth1', 'eth2'], mode: 'lacp' }],
      networks: [
        { device: 'eth0', vlan: '20', network: 'Management', bridge: 'xenbr0' },
        {
          device: 'bond0',
          vlan: '',
          network: 'A storage network with a long name',
          bridge: 'xapi1',
        },
      ],
    }),
  });
  const lines = shown(press(opened(host), 'enter'));
  expect(lines.slice(-3).map((line) => line.split(' | ').at(-1))).toEqual([
    'management',
    'bond0, A storage ne...',
    'bond0, A storage ne...',
  ]);
});

test('an InfiniBand port has no MAC, so none is called unknown', () => {
  const host = hostFacts({
    nics: known([
      nicWithMac('eth0', '01'),
      { ...nicWithMac('ib0', '02', { physical: false, unfit: 'infiniband' }), mac: null },
    ]),
  });
  expect(shown(press(opened(host), 'enter')).at(-1)).toBe(
    '  ib0 | none | up | 1000 Mbit/s | e1000 (An InfiniBand port cannot be in a bridge)',
  );
});

test('a card that no bridge takes stands below the others, and says why it cannot be chosen', () => {
  const host = hostFacts({
    nics: known([
      nicWithMac('eth0', '01', { physical: false, unfit: 'virtualFunction' }),
      nicWithMac('eth1', '02'),
      nicWithMac('wlan0', '03', { unfit: 'wireless' }),
    ]),
  });
  const list = press(opened(host), 'enter');
  expect(shown(list).slice(3)).toEqual([
    '  eth1 | 00:16:3e:00:00:02 | up | 1000 Mbit/s | e1000',
    '> eth0 | 00:16:3e:00:00:01 | up | 1000 Mbit/s | e1000 (XAPI leaves the virtual functions ' +
      'of a card (SR-IOV) to the VMs)',
    '  wlan0 | 00:16:3e:00:00:03 | up | 1000 Mbit/s | e1000 (A wireless card cannot be in a ' +
      'bridge)',
  ]);
  expect(shown(press(list, 'end', 'enter'))[0]).toBe('Emergency Network Reset: network interface');
});
