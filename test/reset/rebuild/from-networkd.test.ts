import { parseMac } from '../../../src/model/index.js';
import { networkdNetworking, parseNetworkdDatabase } from '../../../src/reset/index.js';
import { networkingOfNetworkd } from '../../support/networkd-database.js';
import { nic } from '../../support/host/facts.js';

test('ports, Bond, VLAN and addresses with MACs and the uuids of their networks', () => {
  const networking = networkingOfNetworkd();
  expect(
    networking.pifs.map(({ device, mac, vlan, physical, management, network }) => [
      device,
      mac,
      vlan,
      physical,
      management,
      network,
    ]),
  ).toEqual([
    ['eth0', '00:16:3e:00:00:10', null, true, true, 'xenbr0'],
    ['bond0', '00:16:3e:00:00:11', null, false, false, 'xapi1'],
    ['eth2', '00:16:3e:00:00:12', null, true, false, ''],
    ['eth1', '00:16:3e:00:00:11', null, true, false, ''],
    ['bond0', '', 5, false, false, 'xapi2'],
  ]);
  expect(networking.bonds).toMatchObject([
    {
      mode: 'lacp',
      members: ['port eth1', 'port eth2'],
      properties: { hashing_algorithm: 'src_mac' },
      followsMac: true,
    },
  ]);
  expect(networking.vlans).toMatchObject([{ tag: 5, below: 'on xapi1', pif: 'on xapi2' }]);
  expect(networking.networks).toMatchObject([
    { bridge: 'xenbr0', uuid: 'uuid-net0' },
    { bridge: 'xapi1', uuid: 'uuid-netbond' },
    { bridge: 'xapi2', uuid: 'uuid-net5' },
    { bridge: 'xapi9', uuid: '' },
  ]);
  expect(networking.pifs[1]?.addresses).toMatchObject({
    mode: 'static',
    address: '10.9.0.2',
    netmask: '255.255.255.0',
    mode6: 'static',
    addresses6: ['fd00::9/64'],
    primary: '',
  });
  expect(networking.pifs[0]?.addresses).toMatchObject({ mode: 'dhcp', primary: 'IPv4' });
});

test('a Bond with a MAC of its own keeps that; what networkd does not know is not claimed', () => {
  const read = parseNetworkdDatabase(
    JSON.stringify({
      interface_config: {},
      bridge_config: {
        xapi0: {
          ports: { bond7: { interfaces: ['eth0', 'eth1'], bond_mac: '02:00:00:00:00:77' } },
        },
      },
    }),
  );
  if (!read.known) throw new Error(read.reason.detail);
  const networking = networkdNetworking(read.value, {
    nics: [nic('eth0'), nic('eth1', { mac: parseMac('00:16:3e:00:00:0a') })],
    inventory: {
      installationUuid: 'u',
      controlDomainUuid: '',
      managementInterface: '',
      managementAddressType: '',
    },
  });
  expect(networking.bonds).toMatchObject([{ followsMac: false, mode: 'balance-slb' }]);
  expect(networking.pifs).toMatchObject([
    { mac: '02:00:00:00:00:77', otherConfig: null, disallowUnplug: null },
    { device: 'eth0' },
    { device: 'eth1' },
  ]);
});
