import type { Objects } from '../../src/console/index.js';
import {
  known,
  type Disk,
  type Hardware,
  type ObjectKind,
  type ObjectsOf,
  type PoolHost,
  type Sr,
  type Vm,
} from '../../src/model/index.js';
import { nicWithMac } from './host/well-host.js';

const long = 'a name that is much longer than any column of a list has room for';

const disk: Disk = {
  name: 'sdb',
  size: 960197124096,
  model: 'Micron 5300',
  serial: 'X1',
  medium: 'solid',
  removable: false,
  use: { kind: 'empty' },
  health: 'failing',
};
/** An SR that is plugged here and elsewhere. */
export const sr = (name: string, more: Partial<Sr> = {}): Sr => ({
  ref: name,
  uuid: `uuid-${name}`,
  name,
  type: 'nfs',
  content: 'user',
  shared: true,
  size: 4 * 1024 ** 4,
  used: 1024 ** 4,
  uses: [],
  here: { state: 'plugged', pbd: 'b' },
  place: '10.0.0.7:/vm',
  pluggedOn: ['host-2'],
  disks: 3,
  ...more,
});
/** A host of the pool. */
export const poolHost = (name: string, more: Partial<PoolHost> = {}): PoolHost => ({
  ref: name,
  name,
  here: name === 'here',
  enabled: true,
  live: true,
  ...more,
});
const here = poolHost('here');
/** A VM that runs on this host. */
export const vm = (name: string, more: Partial<Vm> = {}): Vm => ({
  ref: name,
  name,
  state: 'Running',
  memory: 4 * 1024 ** 3,
  startedAt: '2026-01-01T03:04:05Z',
  host: here,
  blocked: new Map(),
  ...more,
});
const port = (name: string, last: string): ObjectsOf['names']['ports'][number] | null => {
  const { mac } = nicWithMac(name, last);
  return mac === null
    ? null
    : { mac, pci: `0000:${last}:00.0`, kernelName: name, description: long, carrier: true };
};

/** A machine with a failing disk and a sensor outside its limits. */
export const machine: Hardware = {
  system: known({
    maker: 'Supermicro',
    model: 'X11DDW-L',
    serial: 'S1',
    assetTag: '',
    biosVendor: 'AMI',
    biosVersion: '3.4',
    biosDate: '11/03/2020',
  }),
  capacity: known({
    model: 'Xeon',
    processors: 40,
    sockets: 2,
    memory: 192 * 1024 ** 3,
    freeMemory: 0,
  }),
  memory: known([{ slot: 'A1', size: '32 GB', description: 'DDR4' }]),
  bmc: known({ address: '192.168.1.210', mac: '', firmware: '1.71' }),
  sensors: known([{ name: 'FAN2', value: '300 RPM', bad: true }]),
  disks: known([
    {
      name: 'sda',
      size: 960197124096,
      model: 'Micron',
      serial: 'X',
      medium: 'solid',
      removable: false,
      use: { kind: 'empty' },
      health: 'failing',
    },
  ]),
  cards: known([
    {
      kind: 'network',
      address: '0000:02:00.0',
      name: 'Intel I350',
      driver: 'igb',
      driverVersion: '5.3',
      firmware: '1.63',
      device: 'eth0',
    },
  ]),
};

/** Objects with unusual and with long values. */
const samples: ObjectsOf = {
  vms: {
    vms: [vm('web'), vm(long, { state: 'Halted', host: null, startedAt: null })],
    hosts: [here, poolHost('there')],
  },
  names: {
    ports: [port('eth0', '01'), port('eth1', '02')].filter((one) => one !== null),
    texts: {
      fixed: '',
      kept: JSON.stringify({
        lastboot: [['00:16:3e:00:00:99', '0000:99:00.0', 'eth9']],
        old: [],
      }),
    },
    former: { fixed: '', kept: '' },
  },
  remote: {
    ssh: { running: known(true), atBoot: known(false) },
    syslog: known({ to: 'logs.example.org', file: '' }),
  },
  maintenance: {
    name: 'here',
    enabled: true,
    isCoordinator: true,
    others: 1,
    vms: [
      { name: 'web', stays: '' },
      { name: long, stays: '' },
    ],
  },
  playbook: {
    coordinator: { name: 'here', address: '10.0.0.4' },
    members: [
      { name: long, address: 'fd00:1234:5678:9abc::5', state: 'silent', command: 'true' },
      { name: 'host-3', address: '10.0.0.6', state: 'back', command: 'true' },
    ],
  },
  storage: {
    srs: [
      sr('main', { uses: ['default'] }),
      sr(long, {
        here: { state: 'unplugged', pbd: 'p', reach: { kind: 'silent', what: '10.0.0.7' } },
      }),
    ],
    source: 'xapi',
    disks: [disk, { ...disk, name: 'sda', use: { kind: 'inUse', what: 'the root disk' } }],
  },
  hardware: {
    ...machine,
    memory: known([{ slot: 'A1', size: '32 GB', description: long }]),
    disks: known([disk]),
  },
  backups: {
    backups: [{ path: '/var/lib/xsconsole/backups/pool-1.xml', name: 'pool-1.xml', at: '' }],
    schedule: 'daily',
    maker: 'host',
    metadataTools: true,
  },
  members: {
    pool: long,
    members: [
      {
        uuid: 'h1',
        name: long,
        address: 'fd00:1234:5678:9abc::5',
        isCoordinator: true,
        here: true,
        state: 'up',
        version: '8.3.0',
        vms: 2,
      },
      {
        uuid: 'h2',
        name: 'host-2',
        address: '10.0.0.5',
        isCoordinator: false,
        here: false,
        state: 'silent',
        version: '8.3.0',
        vms: 0,
      },
    ],
    source: 'xapi',
  },
  zones: {
    zones: ['America/Argentina/Buenos_Aires', 'Europe/Berlin', 'Europe/Paris', 'UTC'],
    present: known('Europe/Paris'),
  },
  keyboard: { place: 'here', layouts: known(['de', 'de-latin1', 'fr', 'us']), saved: 'us' },
  sticks: [
    {
      device: '/dev/sdx',
      model: 'SanDisk Ultra Fit',
      serial: '1',
      label: long,
      size: 32 * 1024 ** 3,
      fileSystem: 'vfat',
      uuid: 'A',
      issue: null,
    },
    {
      device: '/dev/sdy',
      model: 'Boot stick',
      serial: '2',
      label: '',
      size: 8 * 1024 ** 3,
      fileSystem: 'ext4',
      uuid: 'B',
      issue: { kind: 'boot' },
    },
  ],
};

/** Everything that pages read, by kind. A new kind of objects has to be added here. */
export const sampleObjects: { readonly [K in ObjectKind]: Extract<Objects, { readonly of: K }> } = {
  vms: { kind: 'objects', of: 'vms', found: known(samples.vms) },
  names: { kind: 'objects', of: 'names', found: known(samples.names) },
  remote: { kind: 'objects', of: 'remote', found: known(samples.remote) },
  maintenance: { kind: 'objects', of: 'maintenance', found: known(samples.maintenance) },
  playbook: { kind: 'objects', of: 'playbook', found: known(samples.playbook) },
  storage: { kind: 'objects', of: 'storage', found: known(samples.storage) },
  hardware: { kind: 'objects', of: 'hardware', found: known(samples.hardware) },
  backups: { kind: 'objects', of: 'backups', found: known(samples.backups) },
  members: { kind: 'objects', of: 'members', found: known(samples.members) },
  zones: { kind: 'objects', of: 'zones', found: known(samples.zones) },
  keyboard: { kind: 'objects', of: 'keyboard', found: known(samples.keyboard) },
  sticks: { kind: 'objects', of: 'sticks', found: known(samples.sticks) },
};
