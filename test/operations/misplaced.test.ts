import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { HostFacts, ManagementDifference } from '../../src/model/index.js';
import { membersWithoutLink, misplacedPorts } from '../../src/operations/management/misplaced.js';
import { differenceText } from '../../src/text/index.js';
import { factsOf } from '../support/host/read-host.js';
import { shapes, shapeTree } from '../support/host/shape.js';

const log = readFileSync(join(shapeTree('ovs-after-boot'), 'var/lib/openvswitch/conf.db'), 'utf8');
const port = (interfaces: readonly string[]): object => ({
  interfaces,
  bond_properties: { mode: 'balance-slb' },
  kind: 'Basic_port',
});
const networkd = JSON.stringify({
  interface_config: {},
  bridge_config: {
    xenbr0: { ports: { eth0: port(['eth0']) } },
    xapi1: { ports: { bond0: port(['eth1', 'eth2']) } },
    xapi2: { ports: {}, vlan: ['xapi1', 20] },
    xapi3: { ports: {}, vlan: ['xenbr0', 30] },
  },
});

const read = (shape: string): Promise<HostFacts> =>
  factsOf(
    shapeTree(shape, {
      'etc/xensource-inventory': "MANAGEMENT_INTERFACE='xenbr0'\n",
      'var/lib/xcp/networkd.db': networkd,
      ...(shape.startsWith('ovs') && shape !== 'ovs-after-boot'
        ? { 'etc/openvswitch/conf.db': log }
        : {}),
    }),
  );

const bridges = ['xenbr0', 'xapi1', 'xapi2', 'xapi3'] as const;
const bonded = shapes.filter((shape) => shape.includes('bond') || shape === 'ovs-after-boot');

/** What is told of the management bridge when somebody has moved a NIC. */
function after(
  facts: HostFacts,
  bridge: string,
  device = '',
  memberOf: string | null = null,
): readonly ManagementDifference[] {
  const nics = facts.nics.known
    ? facts.nics.value.map((nic) => (nic.device === device ? { ...nic, memberOf } : nic))
    : [];
  return misplacedPorts({ ...facts, nics: { known: true, value: nics }, bridge });
}

test.each(bonded)(
  '%s: all is in its place; a port taken out of its bridge is told',
  async (shape) => {
    const facts = await read(shape);
    for (const bridge of bridges) expect(after(facts, bridge)).toEqual([]);
    const told = (...moved: readonly [string, string, (string | null)?]): string => {
      const found = after(facts, ...moved);
      return found.length === 0 ? '' : differenceText(found).replace(/^.*configured: /u, '');
    };
    expect(told('xenbr0', 'eth0')).toBe('eth0 is not in xenbr0.');
    expect(told('xenbr0', 'eth0', 'xapi7')).toBe('eth0 is in xapi7, not in xenbr0.');
    expect(told('xapi1', 'eth1')).toBe('eth1 is not in bond0.');
    expect(told('xapi2', 'eth2')).toBe('eth2 is not in bond0.');
    // A port of another network is no matter of the management interface.
    expect(told('xenbr0', 'eth1')).toBe('');
  },
);

/** The same when the kernel has no device of this name any more, since it has another one. */
function renamed(facts: HostFacts, bridge: string, device: string): string {
  const nics = facts.nics.known
    ? facts.nics.value.map((nic) => (nic.device === device ? { ...nic, device: 'eth9' } : nic))
    : [];
  return differenceText(misplacedPorts({ ...facts, nics: { known: true, value: nics }, bridge }));
}

test.each(bonded)('%s: a port that is gone, or has another name, is told', async (shape) => {
  const facts = await read(shape);
  expect(renamed(facts, 'xenbr0', 'eth0')).toMatch(/: the port eth0 is gone\.$/u);
  expect(renamed(facts, 'xapi3', 'eth0')).toMatch(/: the port eth0 is gone\.$/u);
  expect(renamed(facts, 'xapi1', 'eth2')).toMatch(/: the port eth2 is gone\.$/u);
  expect(renamed(facts, 'xapi2', 'eth1')).toMatch(/: the port eth1 is gone\.$/u);
});

test.each(bonded.filter((shape) => shape.endsWith('link-off')))(
  '%s: the member of the bond without a link is told',
  async (shape) => {
    const facts = await read(shape);
    for (const bridge of ['xapi1', 'xapi2'])
      expect(membersWithoutLink({ ...facts, bridge })).toEqual([
        { of: 'memberLink', wanted: 'eth1', found: '' },
      ]);
    expect(membersWithoutLink({ ...facts, bridge: 'xenbr0' })).toEqual([]);
  },
);

test.each(bonded.filter((shape) => shape.startsWith('bridge')))(
  '%s: with the kernel, VLAN devices and the bond itself count too',
  async (shape) => {
    const facts = await read(shape);
    const without = { ...facts, vlanDevices: { known: true, value: [] } } as const;
    expect(after(without, 'xapi3')).toEqual([{ of: 'vlan', wanted: 'VLAN 30 on eth0', found: '' }]);
    expect(after(facts, 'xapi1', 'bond0')).toMatchObject([{ of: 'port', port: 'bond0' }]);
    const loose = facts.vlanDevices.known
      ? facts.vlanDevices.value.map((one) => ({ ...one, memberOf: null }))
      : [];
    expect(after({ ...facts, vlanDevices: { known: true, value: loose } }, 'xapi2')).toMatchObject([
      { of: 'port', port: 'bond0.20', wanted: 'xapi2', found: '' },
    ]);
  },
);

test('on Open vSwitch the port below a VLAN counts', async () => {
  const facts = await read('ovs-bond-balance-slb');
  expect(after(facts, 'xapi3', 'eth0')).toMatchObject([{ port: 'eth0', wanted: 'xenbr0' }]);
});
