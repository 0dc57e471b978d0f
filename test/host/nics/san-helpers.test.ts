import { readNics, readFcoeDisks, readSanBoot } from '../../support/host/host-calls.js';
import { startNetwork } from '../../../src/embedded/index.js';
import { hostCommands } from '../../../src/host/machine/host-commands.js';
import { openTree } from '../../../src/host/index.js';
import {
  parseSanBoot,
  readSanBoot as readFromProgram,
} from '../../../src/host/nics/san-helpers.js';
import { known, unknown } from '../../../src/model/index.js';
import { printed } from '../../support/host/fixed-commands.js';
import { temporaryFolder, writeTree } from '../../support/host/tree.js';

test.each<[string, string, readonly string[], readonly string[]]>([
  ['both lines', 'eth0 eth1\neth2\n', ['eth0', 'eth1'], ['eth2']],
  ['the first alone', 'eth0', ['eth0'], []],
  ['the second alone', '\neth2  eth3\n', [], ['eth2', 'eth3']],
  ['nothing', '', [], []],
])('bfs-interfaces prints %s', (_name, output, unmanaged, plugged) => {
  expect(parseSanBoot(output)).toEqual({ unmanaged, plugged });
});

const port = (at: number, more: object) => ({
  mac: `00:16:3e:00:00:0${at}`,
  pci: `0000:0${at}:00.0`,
  vendor: '',
  device: '',
  driver: 'ixgbe',
  cable: true,
  ...more,
});

function tree(...nics: readonly object[]): string {
  const root = temporaryFolder();
  writeTree(root, { 'etc/embedded-hardware.json': JSON.stringify({ nics }) });
  return root;
}

test("an embedded host's hardware answers for the programs it does not have", async () => {
  const root = tree(
    port(0, {}),
    port(1, { boot: 'iscsi' }),
    port(2, { boot: 'fcoe', fcoeDisks: ['36001', '36002'] }),
    port(3, { boot: 'floppy' }),
  );
  expect(await readSanBoot(root)).toEqual(known({ unmanaged: ['eth1'], plugged: ['eth2'] }));
  expect(await readFcoeDisks(root, 'eth2')).toEqual(known(['36001', '36002']));
  expect(await readFcoeDisks(root, 'eth9')).toEqual(known([]));
});

test(
  'a tree without hardware and a host without the programs have no SAN; damaged hardware is ' +
    'told of',
  async () => {
    for (const root of [temporaryFolder(), '/']) {
      expect(await readSanBoot(root)).toEqual(known({ unmanaged: [], plugged: [] }));
      expect(await readFcoeDisks(root, 'eth0')).toEqual(known([]));
    }
    const damaged = tree({});
    expect(await readSanBoot(damaged)).toMatchObject({ known: false, reason: { code: 'damaged' } });
    expect(await readFcoeDisks(damaged, 'eth0')).toMatchObject({
      known: false,
      reason: { code: 'damaged' },
    });
  },
);

test("its cards' MTU and virtual functions stand in its sysfs", async () => {
  const root = tree(port(0, { mtu: 9000, virtualFunctions: 8 }), port(1, {}));
  await startNetwork(await openTree(root));
  const nics = await readNics(root);
  expect(
    nics.known && nics.value.map(({ device, mtu, sriov }) => ({ device, mtu, sriov })),
  ).toEqual([
    { device: 'eth0', mtu: 9000, sriov: true },
    { device: 'eth1', mtu: 1500, sriov: false },
  ]);
});

test('a program that fails is told of with its status', async () => {
  const { program, args } = hostCommands.sanBootInterfaces;
  const commands = printed({ [[program, ...args].join(' ')]: [3, 'no firmware table'] });
  expect(await readFromProgram(commands)).toEqual(
    unknown('unreadable', `${program}: exit status 3: no firmware table`),
  );
});
