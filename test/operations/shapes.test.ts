import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { HostFacts, ManagementStatus } from '../../src/model/index.js';
import { factsOf } from '../support/host/read-host.js';
import { shapes, shapeTree } from '../support/host/shape.js';
import { writeTree } from '../support/host/tree.js';

const inventory = (bridge: string): string =>
  "INSTALLATION_UUID='6d9b6c0e-5e1b-4f7e-a4f1-0b9d9a7f6b11'\n" +
  `CONTROL_DOMAIN_UUID='2a4de1c8-9a3f-4a21-9d7b-5b1f8f1b9c02'\nMANAGEMENT_INTERFACE='${bridge}'\n`;

const log = readFileSync(join(shapeTree('ovs-after-boot'), 'var/lib/openvswitch/conf.db'), 'utf8');

const port = (interfaces: readonly string[]): object => ({
  interfaces,
  bond_properties: { mode: 'balance-slb' },
  kind: 'Basic_port',
});
const networkdFields = {
  interface_config: {
    xapi2: { ipv4_conf: ['Static4', [['192.0.2.7', 24]]], ipv4_gateway: '192.0.2.1' },
  },
  bridge_config: {
    xenbr0: { ports: { eth0: port(['eth0']) } },
    xapi1: { ports: { bond0: port(['eth1', 'eth2']) } },
    xapi2: { ports: {}, vlan: ['xapi1', 20] },
    xapi3: { ports: {}, vlan: ['xenbr0', 30] },
  },
};
const networkd = JSON.stringify(networkdFields);

/** A host of this shape whose management interface is on `bridge`; XAPI is down. */
async function read(
  shape: string,
  bridge: string,
  files: Readonly<Record<string, string>> = {},
): Promise<HostFacts> {
  return factsOf(
    shapeTree(shape, {
      'etc/xensource-inventory': inventory(bridge),
      'etc/firstboot.d/data/management.conf': "LABEL='eth5'\nMODE='dhcp'\n",
      ...files,
    }),
  );
}

function management({ now }: HostFacts): ManagementStatus {
  if (!now.known || now.value === null) throw new Error(JSON.stringify(now));
  return now.value;
}

const bonded = shapes.filter((shape) => shape.includes('bond') || shape === 'ovs-after-boot');
describe.each(bonded)('%s', (shape) => {
  const isOvs = shape.startsWith('ovs');
  const files = isOvs && shape !== 'ovs-after-boot' ? { 'etc/openvswitch/conf.db': log } : {};
  const ofBond = shape === 'ovs-after-boot' ? 'down' : 'up';
  test('the management interface is read through its bridge, by networkd.db and without it', async () => {
    const root = shapeTree(shape, files);
    const at = async (bridge: string): Promise<ManagementStatus> => {
      writeTree(root, { 'etc/xensource-inventory': inventory(bridge) });
      return management(await factsOf(root));
    };
    for (const more of [{}, { 'var/lib/xcp/networkd.db': networkd }]) {
      writeTree(root, more);
      const [mac, bondMac] = ['3c:ec:ef:12:a0:54', '3c:ec:ef:12:a0:55'];
      expect(await at('xenbr0')).toMatchObject({ device: 'eth0', vlan: '', mac, link: ofBond });
      expect(await at('xapi3')).toMatchObject({ device: 'eth0', vlan: '30', mac, link: ofBond });
      const bond = { device: 'bond0', mac: bondMac, link: ofBond };
      expect(await at('xapi1')).toMatchObject({ ...bond, vlan: '' });
      expect(await at('xapi2')).toMatchObject({ ...bond, vlan: '20' });
    }
  });

  test('the ports are told by their bond or bridge, and the bond is among what a reset loses', async () => {
    const facts = await read(shape, 'xenbr0', files);
    const of = (name: string): unknown =>
      facts.nics.known && facts.nics.value.find(({ device }) => device === name)?.memberOf;
    expect([of('eth0'), of('eth1'), of('eth2')]).toEqual(['xenbr0', 'bond0', 'bond0']);
    expect(facts.wiring).toMatchObject({ value: { source: isOvs ? 'openvswitch' : 'kernel' } });
    expect(facts.loss.known && facts.loss.value.bonds[0]).toMatch(
      /^bond0 \(eth1 \+ eth2\), [a-z-]+, bridge xapi1$/,
    );
    expect(facts.loss.known && facts.loss.value.vlans).toEqual([
      'VLAN 20 on bond0, bridge xapi2',
      'VLAN 30 on eth0, bridge xapi3',
    ]);
  });
});

test('the log of Open vSwitch is read although it has grown to megabytes', async () => {
  const last = log.slice(log.lastIndexOf('OVSDB JSON'));
  const grown = log + last.repeat(Math.ceil(3_000_000 / last.length));
  const facts = await read('ovs-bond-lacp', 'xapi2', { 'etc/openvswitch/conf.db': grown });
  expect(facts.wiring).toMatchObject({ value: { source: 'openvswitch' } });
  expect(management(facts)).toMatchObject({ device: 'bond0', vlan: '20' });
});

test('networkd.db and the inventory count before the firstboot data, and are named as the source', async () => {
  const facts = await read('ovs-bond-lacp', 'xapi2', {
    'var/lib/xcp/networkd.db': networkd,
    'run/network/addresses.json': '{"xapi2": ["192.0.2.7/24"]}',
  });
  expect(management(facts)).toMatchObject({
    source: 'networkd',
    mode: 'static',
    address: '192.0.2.7',
    netmask: '255.255.255.0',
    gateway: '192.0.2.1',
  });
});

test('networkd.db tells which interface has the default route and the name servers', async () => {
  const elsewhere = async (more: object): Promise<unknown> =>
    management(
      await read('ovs-bond-lacp', 'xapi2', {
        'var/lib/xcp/networkd.db': JSON.stringify({ ...networkdFields, ...more }),
      }),
    ).elsewhere;
  expect(await elsewhere({ gateway_interface: 'xapi2', dns_interface: 'xapi2' })).toBeUndefined();
  expect(await elsewhere({})).toBeUndefined();
  expect(await elsewhere({ gateway_interface: 'xenbr0', dns_interface: 'xapi2' })).toEqual([
    'defaultRoute',
  ]);
  expect(await elsewhere({ gateway_interface: 'xenbr0', dns_interface: 'xenbr0' })).toEqual([
    'defaultRoute',
    'nameServers',
  ]);
});

test('a link-local address is on every bridge, so it counts only where it is configured', async () => {
  const linkLocal = 'fe80::7c55:2aff:fead:9809/64';
  const addresses = { 'run/network/addresses.json': `{"xapi2": ["${linkLocal}"]}` };
  const plain = await read('bridge-bond-active-backup', 'xapi2');
  expect(management(plain)).toMatchObject({ address: '', addresses6: [] });
  const configured = networkd.replace(
    '"ipv4_gateway"',
    '"ipv6_conf": ["Static6", [["fe80::7c55:2aff:fead:9809", 64]]], "ipv4_gateway"',
  );
  const wanted = { ...addresses, 'var/lib/xcp/networkd.db': configured };
  expect(management(await read('bridge-bond-active-backup', 'xapi2', wanted))).toMatchObject({
    addresses6: [linkLocal],
  });
  const unwanted = { ...addresses, 'var/lib/xcp/networkd.db': networkd };
  expect(management(await read('bridge-bond-active-backup', 'xapi2', unwanted))).toMatchObject({
    addresses6: [],
  });
});

test('without anything else the firstboot data tell, a bond in them too', async () => {
  const facts = await read('ovs-bond-lacp', 'xapi1', {
    'etc/firstboot.d/data/management.conf':
      "LABEL='bond0'\nMODE='static'\nIP='192.0.2.9'\nNETMASK='255.255.255.0'\nBOND_MODE='lacp'\n" +
      "BOND_MEMBERS='eth1,eth2'\n",
  });
  expect(facts.wiring).toMatchObject({
    value: {
      source: 'firstboot',
      bonds: [{ device: 'bond0', members: ['eth1', 'eth2'], mode: 'lacp' }],
    },
  });
  expect(management(facts)).toMatchObject({ source: 'firstboot', device: 'bond0', link: 'up' });
  expect(
    facts.nics.known && facts.nics.value.find(({ device }) => device === 'eth1'),
  ).toMatchObject({ memberOf: 'bond0' });
});

test('networkd knows the modes of the firstboot data in lower case only', async () => {
  const facts = await read('ovs-bond-lacp', 'xapi1', {
    'etc/firstboot.d/data/management.conf':
      "LABEL='eth1'\nMODE='Static'\nIP='192.0.2.9'\nNETMASK='255.255.255.0'\nMODEV6='autoconf'\n",
  });
  expect(management(facts)).toMatchObject({ mode: 'unknown', modeV6: 'autoconf' });
});

test.each(shapes)(
  '%s: no fact fails, and nothing says ovs-system where the wiring is known',
  async (shape) => {
    const facts = await read(shape, 'xenbr0');
    expect(facts.nics.known).toBe(true);
    expect(facts.vlanDevices.known).toBe(true);
    expect(facts.now.known).toBe(true);
    expect(JSON.stringify(facts.nics)).not.toContain('"memberOf":"ovs-system"');
  },
);
