import { merge, pool } from '../pool-file.js';
import { asList, asText, withXapi } from '../with-xapi.js';

const free = merge(pool(), {
  PIF: {
    a: {
      device: 'eth7',
      host: 'h1',
      network: 'spare',
      MAC: '00:16:3e:00:00:07',
      physical: 'true',
      VLAN: '-1',
      managed: 'true',
      bond_slave_of: 'OpaqueRef:NULL',
    },
  },
});

test.each([
  ['', true],
  ['00:16:3e:00:00:99', false],
])("with the MAC address %j the bond follows its primary member's: %s", async (mac, follows) => {
  await withXapi(free, async ({ call, record }) => {
    const bond = asText(await call('Bond.create', 'free', ['a'], mac));
    expect(await record('Bond', bond)).toMatchObject({ auto_update_mac: follows });
  });
});

const port = (device: string, network: string, more: Readonly<Record<string, string>> = {}) => ({
  device,
  host: 'h1',
  network,
  MAC: '00:16:3e:00:00:07',
  physical: 'true',
  VLAN: '-1',
  managed: 'true',
  bond_slave_of: 'OpaqueRef:NULL',
  VLAN_master_of: 'OpaqueRef:NULL',
  currently_attached: 'false',
  ...more,
});

const vlanOn = (name: string, below: string, device: string, network: string) => ({
  PIF: {
    [`${name}-pif`]: port(device, network, {
      physical: 'false',
      VLAN: '9',
      VLAN_master_of: name,
      currently_attached: 'true',
    }),
  },
  VLAN: { [name]: { tagged_PIF: below, untagged_PIF: `${name}-pif`, tag: '9' } },
});

const guest = (network: string, more: Readonly<Record<string, string>> = {}) => ({
  VM: { g: { power_state: 'Halted', is_a_template: 'false', is_control_domain: 'false', ...more } },
  VIF: { v: { VM: 'g', network, device: '0' } },
});

/** Two unplugged ports on networks of their own, each with VLAN 9. */
const ports = merge(
  pool(),
  {
    network: {
      one: { bridge: 'xenbr7', managed: 'true' },
      two: { bridge: 'xenbr8', managed: 'true' },
    },
  },
  {
    network: { v1: { bridge: 'xapi7', managed: 'true' }, v2: { bridge: 'xapi8', managed: 'true' } },
  },
  {
    PIF: {
      a: port('eth7', 'one'),
      b: port('eth8', 'two', { ipv6_configuration_mode: 'Autoconf' }),
    },
  },
  vlanOn('va', 'a', 'eth7', 'v1'),
  vlanOn('vb', 'b', 'eth8', 'v2'),
);

test('VLANs are made again on the bond, those of one tag become one, and their VIFs follow', async () => {
  await withXapi(merge(ports, guest('v2')), async ({ call, record, records }) => {
    const bond = await record('Bond', asText(await call('Bond.create', 'free', ['a', 'b'], '')));
    const master = await record('PIF', asText(bond['master']));
    expect(master).toMatchObject({ currently_attached: true, ipv6_configuration_mode: 'None' });
    const [only, ...more] = asList(master['VLAN_slave_of']);
    expect(more).toEqual([]);
    const { untagged_PIF: logical } = await record('VLAN', asText(only));
    expect(await record('PIF', asText(logical))).toMatchObject({
      device: master['device'],
      network: 'v1',
      currently_attached: true,
    });
    expect(await records('PIF')).not.toHaveProperty('vb-pif');
    expect(await record('VIF', 'v')).toMatchObject({ network: 'v1' });
    expect(await record('PIF', 'b')).toMatchObject({ ipv6_configuration_mode: 'Autoconf' });
  });
});

test.each([
  ['a halted VM that can only run here', {}, 'free'],
  ['a running VM of this host', { power_state: 'Running', resident_on: 'h1' }, 'free'],
  ['a running VM of another host', { power_state: 'Running', resident_on: 'h2' }, 'one'],
])('%s: its VIF is on network %3$s afterwards', async (_what, vm, network) => {
  await withXapi(merge(ports, guest('one', vm)), async ({ call, record }) => {
    await call('Bond.create', 'free', ['a', 'b'], '');
    expect(await record('VIF', 'v')).toMatchObject({ network });
  });
});

test('the VIF of a halted VM that could run elsewhere stays', async () => {
  const shared = { PIF: { c: port('eth7', 'one', { host: 'h2' }) } };
  await withXapi(merge(ports, guest('one'), shared), async ({ call, record }) => {
    await call('Bond.create', 'free', ['a', 'b'], '');
    expect(await record('VIF', 'v')).toMatchObject({ network: 'one' });
  });
});
