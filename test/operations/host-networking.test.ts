import { join } from 'node:path';
import { networkingLoss } from '../../src/model/index.js';
import { readHostNetworking, readHostStatus, readPoolFacts } from '../../src/operations/index.js';
import {
  asBool,
  asInt,
  asMap,
  asRef,
  asString,
  asStrings,
  Double,
  Int32,
  type XenApiSession,
  type WireValue,
} from '../../src/xenapi/index.js';

/**
 * A session over fixed tables. Integers come as text, as in XML-RPC; a class that is not there is
 * unknown to the server.
 */
function sessionOver(
  tables: Readonly<Record<string, Readonly<Record<string, Readonly<Record<string, WireValue>>>>>>,
): XenApiSession {
  const answer: XenApiSession['call'] = (method, params = []) => {
    const [className = '', name = ''] = method.split('.');
    const table = tables[className];
    if (method === 'session.get_this_host')
      return Promise.resolve({ ok: true, value: 'OpaqueRef:h1' });
    if (table === undefined)
      return Promise.resolve({
        ok: false,
        error: { kind: 'api', code: 'MESSAGE_METHOD_UNKNOWN', params: [method] },
      });
    if (name === 'get_all_records') return Promise.resolve({ ok: true, value: table });
    const found = Object.entries(table).find(([, record]) => record['uuid'] === params[0]);
    return Promise.resolve(
      found === undefined
        ? {
            ok: false,
            error: {
              kind: 'api',
              code: 'UUID_INVALID',
              params: [className, asString(params[0])],
            },
          }
        : { ok: true, value: found[0] },
    );
  };
  return {
    ref: 'OpaqueRef:s',
    client: {
      target: { socketPath: join('/', 'x') },
      name: 'x',
      call: () => Promise.reject(new Error('not without the session')),
    },
    call: answer,
    close: () => Promise.resolve(),
  };
}

const pif = (
  host: string,
  device: string,
  more: Readonly<Record<string, WireValue>> = {},
): Readonly<Record<string, WireValue>> => ({
  host: `OpaqueRef:${host}`,
  device,
  VLAN: '-1',
  network: 'OpaqueRef:n0',
  MAC: `00:00:00:00:00:${device.slice(-1).padStart(2, '0')}`,
  physical: true,
  bond_slave_of: 'OpaqueRef:NULL',
  management: false,
  ...more,
});

const pool = {
  host: {
    'OpaqueRef:h1': { uuid: 'u1', name_label: 'one' },
    'OpaqueRef:h2': { uuid: 'u2', name_label: 'two' },
  },
  pool: { 'OpaqueRef:p': { name_label: 'the pool', master: 'OpaqueRef:h2' } },
  network: {
    'OpaqueRef:n0': { name_label: 'Lan' },
    'OpaqueRef:n1': { name_label: 'Storage' },
    'OpaqueRef:n2': { name_label: 'DMZ' },
  },
  PIF: {
    'OpaqueRef:e0': pif('h1', 'eth0'),
    'OpaqueRef:e1': pif('h1', 'eth1', { bond_slave_of: 'OpaqueRef:b' }),
    'OpaqueRef:e2': pif('h1', 'eth2', { bond_slave_of: 'OpaqueRef:b' }),
    'OpaqueRef:b0': pif('h1', 'bond0', { network: 'OpaqueRef:n1', physical: false }),
    'OpaqueRef:v0': pif('h1', 'eth0', {
      VLAN: '20',
      network: 'OpaqueRef:n2',
      physical: false,
      MAC: 'fe:ff:ff:ff:ff:ff',
      management: true,
      ip_configuration_mode: 'Static',
      IP: '10.0.0.5',
      netmask: '255.255.255.0',
      gateway: '10.0.0.1',
      DNS: '10.0.0.2,10.0.0.3',
      metrics: 'OpaqueRef:m',
      ipv6_configuration_mode: 'Autoconf',
      IPv6: ['fd00::5/64'],
    }),
    'OpaqueRef:x0': pif('h2', 'eth0'),
  },
  PIF_metrics: { 'OpaqueRef:m': { carrier: true } },
  Bond: { 'OpaqueRef:b': { master: 'OpaqueRef:b0', mode: 'balance-slb' } },
  VLAN: {
    'OpaqueRef:w': { tagged_PIF: 'OpaqueRef:e0', untagged_PIF: 'OpaqueRef:v0', tag: '20' },
    'OpaqueRef:gone': { tagged_PIF: 'OpaqueRef:e0', untagged_PIF: 'OpaqueRef:nowhere', tag: 30 },
    'OpaqueRef:theirs': { tagged_PIF: 'OpaqueRef:x0', untagged_PIF: 'OpaqueRef:x1', tag: '40' },
  },
  VM: {
    'OpaqueRef:a': {
      uuid: 'ua',
      name_label: 'web',
      resident_on: 'OpaqueRef:h1',
      power_state: 'Running',
      is_control_domain: false,
    },
    'OpaqueRef:d': {
      uuid: 'ud',
      name_label: 'dom0',
      resident_on: 'OpaqueRef:h1',
      power_state: 'Running',
      is_control_domain: true,
    },
    'OpaqueRef:z': {
      uuid: 'uz',
      name_label: 'stopped',
      resident_on: 'OpaqueRef:h1',
      power_state: 'Halted',
      is_control_domain: false,
    },
    'OpaqueRef:y': {
      uuid: 'uy',
      name_label: 'elsewhere',
      resident_on: 'OpaqueRef:h2',
      power_state: 'Running',
      is_control_domain: false,
    },
  },
};

test('what one host loses, by name, rows without a second end too, and nothing of the other host', async () => {
  const read = await readPoolFacts(sessionOver(pool), 'u1', true);
  expect(read.ok).toBe(true);
  if (!read.ok) return;
  const { networking, runningVms } = read.value;
  const loss = networkingLoss(networking);
  expect(loss.pifs).toHaveLength(5);
  expect(loss.bonds).toEqual(['bond0 (eth1 + eth2), balance-slb, network "Storage"']);
  expect(loss.vlans).toHaveLength(2);
  expect(loss.vlans.join('\n')).toContain('network "DMZ"');
  expect(loss.tunnels).toEqual([]);
  expect(JSON.stringify(loss)).not.toContain('40');
  expect(runningVms).toEqual([{ uuid: 'ua', name: 'web' }]);
});

test('the management interface of a host, a VLAN with the MAC of its port', async () => {
  expect(await readHostStatus(sessionOver(pool), '')).toMatchObject({
    ok: true,
    value: {
      hostName: 'one',
      poolName: 'the pool',
      coordinatorName: 'two',
      management: {
        device: 'eth0',
        mac: '00:00:00:00:00:00',
        vlan: '20',
        mode: 'static',
        address: '10.0.0.5',
        netmask: '255.255.255.0',
        gateway: '10.0.0.1',
        dns: ['10.0.0.2', '10.0.0.3'],
        modeV6: 'autoconf',
        addresses6: ['fd00::5/64'],
        link: 'up',
      },
    },
  });
  expect(await readHostStatus(sessionOver(pool), 'u2')).toMatchObject({
    ok: true,
    value: { hostName: 'two', management: null },
  });
});

test.each<readonly [string, Readonly<Record<string, WireValue>>, readonly string[] | undefined]>([
  [
    'both',
    {
      ip_configuration_mode: 'DHCP',
      other_config: { defaultroute: 'true', peerdns: 'true' },
    },
    ['defaultRoute', 'nameServers'],
  ],
  ['one', { ip_configuration_mode: 'Static', other_config: { peerdns: 'true' } }, ['nameServers']],
  ['no IPv4', { ip_configuration_mode: 'None', other_config: { defaultroute: 'true' } }, undefined],
  [
    'said no',
    { ip_configuration_mode: 'DHCP', other_config: { defaultroute: 'false' } },
    undefined,
  ],
  [
    'the other host',
    {
      host: 'OpaqueRef:h2',
      ip_configuration_mode: 'DHCP',
      other_config: { defaultroute: 'true' },
    },
    undefined,
  ],
])(
  'what a host has from another interface than the management interface: %s',
  async (_, fields, elsewhere) => {
    const PIF = { ...pool.PIF, 'OpaqueRef:e9': pif('h1', 'eth9', fields) };
    const read = await readHostStatus(sessionOver({ ...pool, PIF }), 'u1');
    expect(read.ok && read.value.management?.elsewhere).toEqual(elsewhere);
  },
);

test('a host the pool does not have is an error', async () => {
  expect(await readHostNetworking(sessionOver(pool), 'other')).toMatchObject({
    ok: false,
    error: { code: 'UUID_INVALID' },
  });
  expect(await readHostStatus(sessionOver(pool), 'other')).toMatchObject({
    ok: false,
    error: { code: 'UUID_INVALID' },
  });
});

test.each<[WireValue | undefined, string, string | null, number | null]>([
  ['12', '12', '12', 12],
  [12, '', null, 12],
  [new Int32(3), '', null, 3],
  [new Double(4), '', null, 4],
  [new Double(0.5), '', null, null],
  ['12abc', '12abc', '12abc', null],
  ['', '', null, null],
  ['OpaqueRef:NULL', 'OpaqueRef:NULL', null, null],
  [undefined, '', null, null],
  [[], '', null, null],
  [true, '', null, null],
  ['9007199254740993', '9007199254740993', '9007199254740993', null],
])('%p reads as text %p, ref %p, integer %p', (value, text, ref, integer) => {
  expect([asString(value), asRef(value), asInt(value)]).toEqual([text, ref, integer]);
});

test('sets and maps of another shape are empty', () => {
  expect([
    asMap('x'),
    asMap(undefined),
    asMap(new Double(1)),
    asStrings({}),
    asStrings(['a', 1]),
  ]).toEqual([{}, {}, {}, [], ['a']]);
  expect([asBool('true'), asBool(1), asBool(true)]).toEqual([false, false, true]);
});
