import {
  kernelWiring,
  known,
  unknown,
  type HostFacts,
  type HostStatus,
  type ProfileName,
} from '../../../src/model/index.js';
import { parsePoolConf } from '../../../src/reset/index.js';
import { nicWithMac, present, wellFacts } from './well-host.js';

const management =
  "LABEL='eth0'\nMODE='static'\nIP='10.0.0.4'\nNETMASK='255.255.255.0'\n" +
  "GATEWAY='10.0.0.1'\nDNS='10.0.0.2'\n";

const inventory =
  "INSTALLATION_UUID='6d9b6c0e-5e1b-4f7e-a4f1-0b9d9a7f6b11'\n" +
  "CONTROL_DOMAIN_UUID='2a4de1c8-9a3f-4a21-9d7b-5b1f8f1b9c02'\nPRODUCT_BRAND='XCP-ng'\n" +
  "MANAGEMENT_INTERFACE='xenbr0'\nCURRENT_INTERFACES='xenbr0'\n";

const usualNics = [
  nicWithMac('eth0', '01', { memberOf: 'xenbr0' }),
  nicWithMac('eth1', '02', { speedMbps: 10_000 }),
  nicWithMac('eth2', '03', { carrier: false, speedMbps: null }),
  nicWithMac('xenbr0', '01', { physical: false }),
];

/** A coordinator with three NICs, two VMs and a bond, read from its files. */
export function hostFacts(
  more: Partial<HostFacts> = {},
  profileName: ProfileName = 'networkd',
): HostFacts {
  const nics = more.nics ?? known(usualNics);
  const vlanDevices = more.vlanDevices ?? known([]);
  // The pool agrees with what the kernel shows.
  const wired = kernelWiring(
    nics.known ? nics.value : [],
    vlanDevices.known ? vlanDevices.value : [],
  );
  const files = {
    inventory: present(inventory, '/etc/xensource-inventory'),
    management: present(management, '/etc/firstboot.d/data/management.conf'),
    poolConf: present('master', '/etc/xensource/pool.conf'),
    trigger: { state: 'absent' },
    networkdDatabase: present('{}', '/var/lib/xcp/networkd.db'),
  } as const;
  return {
    ...wellFacts(files, profileName),
    nics,
    runningVms: known([
      { uuid: 'a', name: 'web server' },
      { uuid: 'b', name: '数据库' },
    ]),
    wiring: known({ ...wired, source: 'pool' }),
    now: unknown('notLooked'),
    loss: known({
      pifs: ['eth0', 'eth1'],
      bonds: ['bond0 (eth1, eth2)'],
      vlans: ['VLAN 20 on eth0'],
      tunnels: [],
      sriovNetworks: [],
      clusterHosts: [],
    }),
    ...more,
  };
}

/** The same host as a supporter. */
export function supporterFacts(more: Partial<HostFacts> = {}): HostFacts {
  const poolConf = present('slave:10.0.0.7', '/etc/xensource/pool.conf');
  const facts = hostFacts();
  return { ...facts, files: { ...facts.files, poolConf }, pool: parsePoolConf(poolConf), ...more };
}

/** The status of that host while all is well. */
export function hostStatus(more: Partial<HostStatus> = {}): HostStatus {
  return {
    temporary: [],
    brand: 'XCP-ng',
    version: '8.3.0',
    hostName: known('host-1'),
    poolName: known('Lab'),
    pool: { role: 'coordinator' },
    coordinatorName: unknown('notLooked'),
    management: known({
      source: 'xapi',
      device: 'eth0',
      mac: '00:16:3e:00:00:01',
      vlan: '',
      mode: 'static',
      address: '10.0.0.4',
      netmask: '255.255.255.0',
      gateway: '10.0.0.1',
      dns: ['10.0.0.2'],
      modeV6: 'none',
      addresses6: [],
      gateway6: '',
      members: [],
      link: 'up',
    }),
    differences: [],
    haEnabled: known(false),
    haArmed: known(false),
    enabled: true,
    inventory: 'whole',
    xapi: 'running',
    startup: { state: 'none' },
    ...more,
  };
}
