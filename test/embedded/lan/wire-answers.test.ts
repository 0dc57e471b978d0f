import { openTree } from '../../../src/host/index.js';
import { lanHeard } from '../../../src/embedded/lan/wire-answers.js';
import { isIpv4, isVlanTag, type Ipv4, type WireQuestion } from '../../../src/model/index.js';
import { embeddedTree } from '../../support/host/embedded-tree.js';
import { makeLanTree } from '../../support/host/lan.js';
import { temporaryFolder, writeTree } from '../../support/host/tree.js';

function ipv4(text: string): Ipv4 {
  if (!isIpv4(text)) throw new Error(text);
  return text;
}

/** A question on a port of the embedded host. */
function question(device: string, wanted: Partial<WireQuestion> = {}): WireQuestion {
  const tag = Number(wanted.vlan ?? 0);
  return {
    device,
    dhcp: true,
    routers: true,
    addresses: [],
    gateways: [],
    ...wanted,
    vlan: tag > 0 && isVlanTag(tag) ? tag : null,
  };
}

async function heardBy(asked: WireQuestion): Promise<readonly unknown[]> {
  const tree = temporaryFolder();
  await embeddedTree(tree, 'networkd', false);
  return (await lanHeard(await openTree(tree), asked)) ?? [];
}

describe('the simulated LAN of the embedded host', () => {
  test('has a DHCP server, a switch and a gateway that answers', async () => {
    const heard = await heardBy(question('eth0', { gateways: [ipv4('192.168.1.1')] }));
    expect(heard).toEqual(
      expect.arrayContaining([
        { kind: 'link', state: 'up' },
        expect.objectContaining({ kind: 'switch' }),
        {
          kind: 'offer',
          offer: {
            server: '192.168.1.1',
            address: '192.168.1.57',
            prefixLength: 24,
            gateway: '192.168.1.1',
            dns: ['192.168.1.1'],
          },
        },
        expect.objectContaining({ kind: 'neighbour', address: '192.168.1.1' }),
        expect.objectContaining({ kind: 'router', address: '2001:db8:1::1' }),
      ]),
    );
  });

  test('has an address in use and a free address', async () => {
    const heard = await heardBy(
      question('eth0', { addresses: [ipv4('192.168.1.99'), ipv4('192.168.1.98')] }),
    );
    expect(heard.filter((one) => JSON.stringify(one).includes('192.168.1.9'))).toEqual([
      { kind: 'neighbour', vlan: null, address: '192.168.1.99', mac: '02:00:c0:a8:01:63' },
    ]);
  });

  test('has a silent gateway on VLAN 56 of eth1', async () => {
    const tag = 56;
    if (!isVlanTag(tag)) throw new Error('56 is a tag');
    const heard = await heardBy(question('eth1', { vlan: tag }));
    expect(JSON.stringify(heard)).toContain('"gateway":"10.56.0.1"');
    expect(heard).not.toContainEqual(expect.objectContaining({ kind: 'neighbour' }));
  });

  test('has a switch that expects LACP on eth2', async () => {
    expect(await heardBy(question('eth2'))).toContainEqual({
      kind: 'lacp',
      system: '00:23:04:ee:be:01',
      port: 12,
    });
  });

  test('has no link on eth4, and no eth9', async () => {
    expect(await heardBy(question('eth4'))).toEqual([{ kind: 'link', state: 'noCarrier' }]);
    expect(await heardBy(question('eth9'))).toEqual([
      { kind: 'notLooked', reason: 'deviceAbsent', detail: 'eth9' },
    ]);
  });

  test.each([
    ['0x1003', '0', 'noCarrier'],
    ['0x1002', '', 'down'],
    ['0x1003', '1', 'up'],
  ])('follows its sysfs: flags %s, carrier %s', async (flags, carrier, state) => {
    const root = temporaryFolder();
    await embeddedTree(root, 'networkd', false);
    const port = 'sys/class/net/eth0';
    writeTree(root, { [`${port}/flags`]: `${flags}\n`, [`${port}/carrier`]: `${carrier}\n` });
    const [first] = (await lanHeard(await openTree(root), question('eth0'))) ?? [];
    expect(first).toEqual({ kind: 'link', state });
  });

  test('says nothing of a tree without described hardware', async () => {
    expect(await lanHeard(await openTree(temporaryFolder()), question('eth0'))).toBeNull();
  });

  test('answers on the port and VLAN that are asked, and on no other', async () => {
    const tree = temporaryFolder();
    makeLanTree(tree);
    const offers = async (device: string, vlan?: number): Promise<number> => {
      const tag = vlan ?? 0;
      const heard = await lanHeard(
        await openTree(tree),
        question(device, tag > 0 && isVlanTag(tag) ? { vlan: tag } : {}),
      );
      return (heard ?? []).filter(({ kind }) => kind === 'offer').length;
    };
    expect([await offers('eth0'), await offers('eth0', 20), await offers('eth1')]).toEqual([
      1, 0, 0,
    ]);
  });
});
