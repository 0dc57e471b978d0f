import { writeTree } from './tree.js';

/**
 * The files of an embedded host that has taken a lease on eth0 and whose xapi1 is VLAN 20 of eth1;
 * eth2 has no cable.
 */
export function makeLanTree(root: string, lan: object = {}, leases: object = {}): void {
  writeTree(root, {
    'etc/xensource-inventory': "MANAGEMENT_INTERFACE='xenbr0'\n",
    'etc/embedded-hardware.json': JSON.stringify({
      nics: [0, 1, 2].map((at) => ({
        mac: `00:00:00:00:00:0${at}`,
        pci: `0000:0${at}:00.0`,
        vendor: '',
        device: '',
        driver: 'e1000e',
        cable: at < 2,
      })),
    }),
    'var/lib/xcp/networkd.db': JSON.stringify({
      interface_config: {},
      bridge_config: {
        xenbr0: { ports: { eth0: { interfaces: ['eth0'] } } },
        xenbr1: { ports: { eth1: { interfaces: ['eth1'] } } },
        xenbr2: { ports: { eth2: { interfaces: ['eth2'] } } },
        xapi1: { ports: {}, vlan: ['xenbr1', 20] },
      },
    }),
    'etc/embedded-lan.json': JSON.stringify({
      ports: {
        '00:00:00:00:00:00': {
          untagged: {
            dhcp: {
              address: '10.0.0.5',
              netmask: '255.255.255.0',
              gateway: '10.0.0.1',
              dns: ['10.0.0.2'],
            },
            hosts: ['2001:db8::1'],
          },
        },
        '00:00:00:00:00:01': { untagged: {}, vlans: { 20: { hosts: ['172.16.0.9'] } } },
        '00:00:00:00:00:02': { untagged: { hosts: ['10.9.0.9'] } },
      },
      beyond: ['192.0.2.1'],
      xenapi: ['10.0.0.7', '192.0.2.7'],
      names: { 'Pool.example.com': ['10.0.0.7', '2001:db8::1'] },
      ...lan,
    }),
    'run/network/leases.json': JSON.stringify({
      xenbr0: {
        addresses: ['10.0.0.5/24', '2001:db8::5/64'],
        gateway: '10.0.0.1',
        gateway6: '',
        dns: ['10.0.0.2'],
      },
      xapi1: { addresses: ['172.16.0.5/24'], gateway: '', gateway6: '', dns: [] },
      xenbr2: { addresses: ['10.9.0.5/24'], gateway: '', gateway6: '', dns: [] },
      ...leases,
    }),
  });
}
