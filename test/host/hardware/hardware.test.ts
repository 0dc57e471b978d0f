import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openTree } from '../../../src/host/index.js';
import { readBmc, readSensors, sensorsIn } from '../../../src/host/hardware/bmc.js';
import { modulesIn, readCapacity } from '../../../src/host/hardware/capacity.js';
import { readCards } from '../../../src/host/hardware/cards.js';
import { healthIn, readDisks } from '../../../src/host/hardware/disks.js';
import { known, unknown } from '../../../src/model/index.js';
import { printed } from '../../support/host/fixed-commands.js';
import { writeTree } from '../../support/host/tree.js';
import { nic } from '../../xapi/with-xapi.js';

const disk = (name: string, more: Readonly<Record<string, string>> = {}): Record<string, string> =>
  Object.fromEntries(
    Object.entries({
      size: '1875385008\n',
      removable: '0\n',
      'queue/rotational': '0\n',
      'device/vendor': 'ATA     \n',
      'device/model': 'Micron_5300_MTFD\n',
      ...more,
    }).map(([path, text]) => [`sys/block/${name}/${path}`, text]),
  );

async function onTree<T>(
  files: Readonly<Record<string, string>>,
  body: (tree: Awaited<ReturnType<typeof openTree>>) => Promise<T>,
): Promise<T> {
  const root = mkdtempSync(join(tmpdir(), 'hardware-'));
  try {
    writeTree(root, files);
    return await body(await openTree(root));
  } finally {
    rmSync(root, { recursive: true });
  }
}

const passed =
  'smartctl 7.0 2018-12-30 r4883 [x86_64-linux-4.19.0+1] (local build)\n\n' +
  '=== START OF READ SMART DATA SECTION ===\n' +
  'SMART overall-health self-assessment test result: PASSED\n';

test('disks: what they are, what is on them, how they are', async () => {
  const files = {
    ...disk('sda'),
    'sys/block/sda/sda1/partition': '1\n',
    'sys/block/sda/sda2/partition': '2\n',
    ...disk('sdb', { 'queue/rotational': '1\n', removable: '1\n', 'device/vendor': 'SanDisk \n' }),
    ...disk('sdc'),
    'sys/block/sdc/holders/dm-3/name': 'x\n',
    ...disk('sdd'),
    ...disk('sde'),
    ...disk('sdf', { size: '0\n' }),
    ...disk('sdg'),
    ...disk('sdh'),
    ...disk('sdi'),
    ...disk('sdj'),
    'proc/self/mountinfo':
      '27 1 254:0 / / rw,relatime - ext4 /dev/vda rw,discard\n' +
      '40 27 8:144 / /mnt/x rw,relatime shared:7 - ext4 /dev/sdj rw\n',
    ...disk('sr0'),
    'sys/block/loop0/size': '8\n',
  };
  const read = await onTree(files, (tree) =>
    readDisks(
      tree,
      printed({
        'smartctl -H /dev/sda': [0, passed],
        'smartctl -i /dev/sda': [0, 'Device Model:     Micron\nSerial Number:    18431F2A\n'],
        'blkid -p -o export /dev/sdb': [2, ''],
        'cmp -s -n 1048576 /dev/sdb /dev/zero': [0, ''],
        'blkid -p -o export /dev/sdg': [2, ''],
        'cmp -s -n 1048576 /dev/sdg /dev/zero': [1, ''],
        'blkid -p -o export /dev/sdh': [2, ''],
        'cmp -s -n 1048576 /dev/sdh /dev/zero': [2, ''],
        'blkid -p -o export /dev/sdi': [2, ''],
        'blkid -p -o export /dev/sdd': [0, 'DEVNAME=/dev/sdd\nTYPE=LVM2_member\nUSAGE=raid\n'],
      }),
    ),
  );
  if (!read.known) throw new Error('not read');
  expect(read.value.map(({ name, use, health }) => [name, use, health])).toEqual([
    ['sda', { kind: 'inUse', what: 'sda1 sda2' }, 'good'],
    ['sdb', { kind: 'empty' }, 'notTold'],
    ['sdc', { kind: 'inUse', what: 'dm-3' }, 'notTold'],
    ['sdd', { kind: 'content', what: 'LVM2_member' }, 'notTold'],
    ['sde', { kind: 'unknown' }, 'notTold'],
    ['sdg', { kind: 'content', what: 'data' }, 'notTold'],
    ['sdh', { kind: 'unknown' }, 'notTold'],
    ['sdi', { kind: 'unknown' }, 'notTold'],
    ['sdj', { kind: 'inUse', what: '/dev/sdj' }, 'notTold'],
  ]);
  expect(read.value[0]).toMatchObject({
    model: 'Micron_5300_MTFD',
    serial: '18431F2A',
    medium: 'solid',
    size: 1875385008 * 512,
  });
  expect(read.value[1]).toMatchObject({
    model: 'SanDisk Micron_5300_MTFD',
    medium: 'rotating',
    removable: true,
  });
});

test.each([
  [passed, 'good'],
  ['SMART Health Status: OK\n', 'good'],
  [
    'SMART overall-health self-assessment test result: FAILED!\nDrive failure expected\n',
    'failing',
  ],
  ['SMART Health Status: HARDWARE IMPENDING FAILURE GENERAL HARD DRIVE FAILURE\n', 'failing'],
  ['/dev/vda: Unable to detect device type\n', 'notTold'],
])('the health in %j is %s', (text, health) => {
  expect(healthIn(text)).toBe(health);
});

test('cards: storage from sysfs, network with what ethtool adds', async () => {
  const files = {
    'sys/bus/pci/devices/0000:18:00.0/class': '0x010700\n',
    'sys/bus/pci/devices/0000:18:00.0/vendor': '0x1000\n',
    'sys/bus/pci/devices/0000:18:00.0/device': '0x0097\n',
    'sys/bus/pci/devices/0000:18:00.0/host0/uevent': '\n',
    'sys/class/scsi_host/host0/version_fw': '16.00.10.00\n',
    'sys/bus/pci/devices/0000:02:00.0/class': '0x020000\n',
    'sys/bus/pci/devices/0000:00:1f.0/class': '0x060100\n',
  };
  const told = {
    'lspci -D -vmm': [
      0,
      'Slot:\t0000:18:00.0\nClass:\tSerial Attached SCSI controller\nVendor:\tBroadcom / LSI\n' +
        'Device:\tSAS3008\n\nSlot:\t0000:00:03.0\nVendor:\tIntel Corporation\nDevice:\tI350\n',
    ],
    'ethtool -i eth0': [0, 'driver: igb\nversion: 5.3.5.20\nfirmware-version: 1.63, 0x80000a05\n'],
  } as const;
  const read = await onTree(files, (tree) =>
    readCards(
      tree,
      printed(told),
      known([nic('eth0'), nic('xenbr0', undefined, { physical: false })]),
    ),
  );
  expect(read).toEqual(
    known([
      {
        kind: 'storage',
        address: '0000:18:00.0',
        name: 'Broadcom / LSI SAS3008',
        driver: '',
        driverVersion: '',
        firmware: '16.00.10.00',
        device: '',
      },
      {
        kind: 'network',
        address: '0000:00:03.0',
        name: 'Intel Corporation I350',
        driver: 'e1000',
        driverVersion: '5.3.5.20',
        firmware: '1.63, 0x80000a05',
        device: 'eth0',
      },
    ]),
  );
  const bare = await onTree(files, (tree) => readCards(tree, null, known([])));
  expect(bare).toMatchObject({ value: [{ name: '0x1000 0x0097' }] });
});

test('the BMC and its sensors, or that there is none', async () => {
  const commands = printed({
    'ipmitool lan print': [
      0,
      'Set in Progress         : Set Complete\nIP Address Source       : Static Address\n' +
        'IP Address              : 192.168.1.210\nMAC Address             : 3c:ec:ef:12:a0:00\n',
    ],
    'ipmitool mc info': [0, 'Device ID                 : 32\nFirmware Revision         : 1.71\n'],
    'ipmitool sdr': [0, 'CPU1 Temp        | 52 degrees C      | ok\nFAN3 | no reading | ns\n'],
  });
  expect(await readBmc(commands)).toEqual(
    known({ address: '192.168.1.210', mac: '3c:ec:ef:12:a0:00', firmware: '1.71' }),
  );
  expect(await readSensors(commands)).toEqual(
    known([{ name: 'CPU1 Temp', value: '52 degrees C', bad: false }]),
  );
  expect(sensorsIn('FAN2 | 300 RPM | cr\n')).toEqual([
    { name: 'FAN2', value: '300 RPM', bad: true },
  ]);
  const none = { 'ipmitool lan print': [1, ''], 'ipmitool sdr': [1, ''] } as const;
  expect(await readBmc(printed(none))).toEqual(unknown('absent'));
  expect(await readSensors(printed(none))).toEqual(unknown('absent'));
  expect(await readBmc(null)).toEqual(unknown('notLooked'));
});

test('processors and memory are the whole machine where the hypervisor tells, else the kernel', async () => {
  const seen = {
    processors: () => Promise.resolve(known({ model: 'Xeon', count: 4 })),
    memory: () => Promise.resolve(known({ total: 8, available: 2 })),
  };
  const xl = printed({
    'xl info': [
      0,
      'host                   : h\nnr_cpus                : 40\ncores_per_socket       : 10\n' +
        'threads_per_core       : 2\ntotal_memory           : 1024\nfree_memory            : 512\n',
    ],
  });
  expect(await readCapacity(seen, xl)).toEqual(
    known({
      model: 'Xeon',
      processors: 40,
      sockets: 2,
      memory: 1024 ** 3,
      freeMemory: 512 * 1024 ** 2,
    }),
  );
  expect(await readCapacity(seen, null)).toEqual(
    known({ model: 'Xeon', processors: 4, sockets: 0, memory: 8, freeMemory: 2 }),
  );
});

test('memory modules are the filled slots', () => {
  const text =
    '# dmidecode 3.2\n\nHandle 0x0022, DMI type 17, 84 bytes\nMemory Device\n' +
    '\tSize: 32 GB\n\tLocator: P1-DIMMA1\n\tType: DDR4\n\tSpeed: 2933 MT/s\n' +
    '\tManufacturer: Samsung\n\tPart Number: M393A4K40CB2-CVF    \n\n' +
    'Handle 0x0023, DMI type 17, 84 bytes\nMemory Device\n\tSize: No Module Installed\n' +
    '\tLocator: P1-DIMMA2\n';
  expect(modulesIn(text)).toEqual([
    {
      slot: 'P1-DIMMA1',
      size: '32 GB',
      description: 'DDR4 2933 MT/s Samsung M393A4K40CB2-CVF',
    },
  ]);
});
