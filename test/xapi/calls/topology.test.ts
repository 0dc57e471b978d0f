import type { Tables } from '../pool-file.js';
import { merge, pool } from '../pool-file.js';
import { asList, asRecord, asText, withXapi } from '../with-xapi.js';

const unmanaged: Tables = { PIF: { 'h1-eth0': { managed: 'false' } } };
const free: Tables = {
  Bond: {},
  PIF: {
    a: {
      host: 'h1',
      device: 'eth3',
      physical: 'true',
      network: 'n',
      MAC: '00:16:3e:00:00:0a',
      managed: 'true',
    },
    b: {
      host: 'h1',
      device: 'eth4',
      physical: 'true',
      network: 'n2',
      MAC: '00:16:3e:00:00:0b',
      managed: 'true',
    },
  },
};
const sriov: Tables = {
  PIF: {
    l: { host: 'h1', device: 'eth3', network: 'spare', managed: 'true' },
    q: { host: 'h2', device: 'eth0', network: 'other', managed: 'true' },
  },
  network: { other: { bridge: 'xapi9' } },
  network_sriov: { s: { physical_PIF: 'h1-eth0', logical_PIF: 'l' } },
};
const sriovVlan: Tables = merge(sriov, {
  PIF: {
    lv: {
      host: 'h1',
      device: 'eth3',
      network: 'x',
      VLAN: '3',
      VLAN_master_of: 'sv',
      managed: 'true',
    },
  },
  VLAN: { sv: { tagged_PIF: 'l', untagged_PIF: 'lv', tag: '3' } },
  network: { x: { bridge: 'xapi8' } },
});
const twoCards: Tables = merge(sriovVlan, {
  PCI: {
    c1: { vendor_id: '8086', device_id: '1521' },
    c2: { vendor_id: '8086', device_id: '10fb' },
  },
  PIF: {
    'h1-eth0': { PCI: 'c1' },
    'h2-eth0': { PCI: 'c2' },
    l2: { host: 'h2', device: 'eth0', network: 'spare', managed: 'true' },
  },
  network_sriov: { s2: { physical_PIF: 'h2-eth0', logical_PIF: 'l2' } },
});

describe('VLAN.create', () => {
  test.each<[string, Tables, readonly [string, string, string], readonly string[]]>([
    [
      'an unmanaged network',
      { network: { free: { managed: 'false' } } },
      ['h1-eth0', '9', 'free'],
      ['NETWORK_UNMANAGED', 'free'],
    ],
    [
      'a second PIF of the host',
      {},
      ['h1-eth0', '9', 'net1'],
      ['NETWORK_ALREADY_CONNECTED', 'h1', 'h1-eth1'],
    ],
    ['an unmanaged PIF', unmanaged, ['h1-eth0', '9', 'free'], ['PIF_UNMANAGED', 'h1-eth0']],
    ['a bond slave', {}, ['h1-eth1', '9', 'free'], ['CANNOT_ADD_VLAN_TO_BOND_SLAVE', 'h1-eth1']],
    ['a VLAN on a VLAN', {}, ['h1-vlan7', '9', 'free'], ['PIF_IS_VLAN', 'h1-vlan7']],
    ['a VLAN on a VLAN on SR-IOV', sriovVlan, ['lv', '9', 'free'], ['PIF_IS_VLAN', 'lv']],
    ['a tunnel', {}, ['h1-tunnel0', '9', 'free'], ['IS_TUNNEL_ACCESS_PIF', 'h1-tunnel0']],
    [
      'an SR-IOV PIF on an ordinary network',
      sriov,
      ['l', '9', 'other'],
      ['NETWORK_INCOMPATIBLE_WITH_VLAN_ON_SRIOV', 'other'],
    ],
    [
      'an ordinary PIF on a network of VLANs on SR-IOV',
      sriovVlan,
      ['h2-eth0', '9', 'x'],
      ['NETWORK_INCOMPATIBLE_WITH_VLAN_ON_BRIDGE', 'x'],
    ],
    [
      'VLANs on SR-IOV of two kinds of card',
      twoCards,
      ['l2', '9', 'x'],
      ['NETWORK_HAS_INCOMPATIBLE_VLAN_ON_SRIOV_PIFS', 'l2', 'x'],
    ],
    ['tag -1', {}, ['h1-eth0', '-1', 'free'], ['VLAN_TAG_INVALID', '-1']],
    ['tag 4095', {}, ['h1-eth0', '4095', 'free'], ['VLAN_TAG_INVALID', '4095']],
    ['the same again', {}, ['h1-eth0', '7', 'free'], ['PIF_VLAN_EXISTS', 'eth0']],
    ['no such network', {}, ['h1-eth0', '9', 'nothing'], ['HANDLE_INVALID', 'network', 'nothing']],
    ['no such PIF', {}, ['nothing', '9', 'free'], ['HANDLE_INVALID', 'PIF', 'nothing']],
  ])('%s', async (_name, change, params, expected) => {
    await withXapi(merge(pool(), change), async (test) => {
      const before = await test.records('PIF');
      expect(await test.error('VLAN.create', ...params)).toEqual(expected);
      expect(await test.records('PIF')).toEqual(before);
    });
  });

  test.each([0, 9, 4094])('tag %i links VLAN and both PIFs', async (tag) => {
    await withXapi(pool(), async (test) => {
      const vlan = asText(await test.call('VLAN.create', 'h1-eth0', tag, 'free'));
      const record = await test.record('VLAN', vlan);
      expect(record).toMatchObject({ tagged_PIF: 'h1-eth0', tag });
      expect(await test.record('PIF', asText(record['untagged_PIF']))).toMatchObject({
        VLAN: tag,
        VLAN_master_of: vlan,
        device: 'eth0',
        MAC: 'fe:ff:ff:ff:ff:ff',
        metrics: 'h1-m0',
        physical: false,
        network: 'free',
        currently_attached: true,
        properties: {},
      });
      expect(await test.call('PIF.get_VLAN_slave_of', 'h1-eth0')).toEqual(
        expect.arrayContaining(['h1-v7', vlan]),
      );
      await test.call('VLAN.destroy', vlan);
      expect(Object.keys(await test.records('PIF'))).toHaveLength(14);
      expect(await test.records('PIF_metrics')).toHaveProperty('h1-m0');
    });
  });

  test('destroying a VLAN whose untagged PIF is gone removes the row', async () => {
    await withXapi(
      merge(pool(), { VLAN: { x: { tagged_PIF: 'h1-eth0', untagged_PIF: 'nothing' } } }),
      async (test) => {
        await test.call('VLAN.destroy', 'x');
        expect(await test.records('VLAN')).not.toHaveProperty('x');
      },
    );
  });

  test('PIF.create_VLAN, PIF.destroy and pool.create_VLAN_from_PIF', async () => {
    await withXapi(pool(), async (test) => {
      const pif = asText(await test.call('PIF.create_VLAN', 'eth0', 'free', 'h1', 20));
      expect(await test.error('PIF.create_VLAN', 'eth9', 'spare', 'h1', 20)).toEqual([
        'INVALID_VALUE',
        'device',
        'eth9',
      ]);
      await test.call('PIF.destroy', pif);
      expect(await test.call('pool.create_VLAN_from_PIF', 'h1-eth0', 'free', 21)).toHaveLength(2);
      expect(await test.call('network.get_PIFs', 'free')).toHaveLength(2);
    });
  });
});

describe('Bond', () => {
  const create = (
    network: string,
    members: readonly string[],
    mac = '',
    mode = 'balance-slb',
    properties = {},
  ) => [network, members, mac, mode, properties] as const;

  test.each<[string, Tables, ReturnType<typeof create>, readonly string[]]>([
    [
      'unmanaged',
      merge(free, { PIF: { a: { managed: 'false' } } }),
      create('free', ['a', 'b']),
      ['PIF_UNMANAGED', 'a'],
    ],
    [
      'network in use',
      free,
      create('net0', ['a', 'b']),
      ['NETWORK_ALREADY_CONNECTED', 'h1', 'h1-eth0'],
    ],
    ['already bonded', free, create('free', ['a', 'h1-eth1']), ['PIF_ALREADY_BONDED', 'h1-eth1']],
    ['a VLAN', free, create('free', ['h1-vlan7', 'a']), ['PIF_VLAN_EXISTS', 'eth0']],
    [
      'SR-IOV logical',
      merge(free, sriov),
      create('free', ['a', 'l']),
      ['PIF_IS_SRIOV_LOGICAL', 'l'],
    ],
    ['a tunnel', free, create('free', ['a', 'h1-tunnel0']), ['IS_TUNNEL_ACCESS_PIF', 'h1-tunnel0']],
    [
      'SR-IOV network',
      merge(free, sriov, { PIF: { l: { host: 'h2' } } }),
      create('spare', ['a', 'b']),
      ['NETWORK_INCOMPATIBLE_WITH_BOND', 'spare'],
    ],
    ['nothing', {}, create('free', []), ['PIF_BOND_NEEDS_MORE_MEMBERS']],
    [
      'nothing on an unmanaged network',
      { network: { free: { managed: 'false' } } },
      create('free', []),
      ['NETWORK_UNMANAGED', 'free'],
    ],
    ['two hosts', free, create('free', ['a', 'h2-eth0']), ['PIF_CANNOT_BOND_CROSS_HOST']],
    [
      'two addresses',
      merge(free, { PIF: { a: { ip_configuration_mode: 'DHCP' } } }),
      create('free', ['a', 'h1-eth0']),
      ['PIF_BOND_MORE_THAN_ONE_IP'],
    ],
    ['bad MAC', free, create('free', ['a'], 'zz'), ['MAC_INVALID', 'zz']],
    [
      'different properties',
      merge(free, { PIF: { a: { properties: "(('gro' 'off'))" } } }),
      create('free', ['a', 'b']),
      ['INCOMPATIBLE_PIF_PROPERTIES'],
    ],
    [
      'management under HA',
      merge(free, { pool: { p: { ha_enabled: 'true' } } }),
      create('free', ['a', 'h1-eth0']),
      ['HA_CANNOT_CHANGE_BOND_STATUS_OF_MGMT_IFACE'],
    ],
    [
      'a property of another mode',
      free,
      create('free', ['a', 'b'], '', 'balance-slb', { 'lacp-time': 'fast' }),
      ['INVALID_VALUE', 'properties', 'lacp-time = fast'],
    ],
  ])('%s', async (_name, change, params, expected) => {
    await withXapi(merge(pool(), change), async (test) => {
      const before = await test.records('PIF');
      expect(await test.error('Bond.create', ...params)).toEqual(expected);
      expect(await test.records('PIF')).toEqual(before);
    });
  });

  test('what stood on the management NIC moves up to the bond, and back', async () => {
    await withXapi(merge(pool(), free), async (test) => {
      const before = await test.record('PIF', 'h1-eth0');
      const bond = asText(
        await test.call('Bond.create', 'free', ['a', 'h1-eth0'], '', 'lacp', {
          'lacp-time': 'fast',
        }),
      );
      const record = await test.record('Bond', bond);
      expect(record).toMatchObject({
        primary_slave: 'h1-eth0',
        slaves: ['a', 'h1-eth0'],
        properties: { hashing_algorithm: 'tcpudp_ports', 'lacp-time': 'fast' },
      });
      const master = asText(record['master']);
      expect(await test.record('PIF', master)).toMatchObject({
        device: 'bond1',
        management: true,
        IP: '192.0.2.9',
        ip_configuration_mode: 'DHCP',
        MAC: before['MAC'],
        VLAN_slave_of: ['h1-v7'],
        tunnel_transport_PIF_of: ['h1-t0'],
        MTU: -1,
      });
      expect(await test.record('PIF', 'h1-eth0')).toMatchObject({
        management: false,
        IP: '',
        ip_configuration_mode: 'None',
        bond_slave_of: bond,
      });
      await test.call('Bond.destroy', bond);
      expect(await test.record('PIF', 'h1-eth0')).toEqual(before);
      expect(Object.keys(await test.records('PIF_metrics'))).toHaveLength(8);
    });
  });
});

describe('tunnel', () => {
  test.each<[string, Tables, readonly [string, string], readonly string[]]>([
    ['unmanaged', unmanaged, ['h1-eth0', 'free'], ['PIF_UNMANAGED', 'h1-eth0']],
    ['network in use', {}, ['h1-eth0', 'net1'], ['NETWORK_ALREADY_CONNECTED', 'h1', 'h1-eth1']],
    ['bond slave', {}, ['h1-eth1', 'free'], ['CANNOT_ADD_TUNNEL_TO_BOND_SLAVE', 'h1-eth1']],
    ['tunnel on tunnel', {}, ['h1-tunnel0', 'free'], ['IS_TUNNEL_ACCESS_PIF', 'h1-tunnel0']],
    ['SR-IOV logical', sriov, ['l', 'free'], ['CANNOT_ADD_TUNNEL_TO_SRIOV_LOGICAL', 'l']],
    [
      'VLAN on SR-IOV',
      sriovVlan,
      ['lv', 'free'],
      ['CANNOT_ADD_TUNNEL_TO_VLAN_ON_SRIOV_LOGICAL', 'lv'],
    ],
    ['SR-IOV network', sriov, ['h2-eth0', 'spare'], ['NETWORK_INCOMPATIBLE_WITH_TUNNEL', 'spare']],
    [
      'a host without openvswitch',
      { host: { h2: { software_version: '()' } } },
      ['h1-eth0', 'free'],
      ['OPENVSWITCH_NOT_ACTIVE'],
    ],
  ])('%s', async (_name, change, params, expected) => {
    await withXapi(merge(pool(), change), async (test) => {
      expect(await test.error('tunnel.create', ...params)).toEqual(expected);
    });
  });

  test('links both PIFs, keeps the protocol, and goes again', async () => {
    await withXapi(pool(), async (test) => {
      const tunnel = asText(await test.call('tunnel.create', 'h1-vlan7', 'free', 'vxlan'));
      const record = await test.record('tunnel', tunnel);
      expect(record).toMatchObject({
        transport_PIF: 'h1-vlan7',
        protocol: 'vxlan',
        status: { active: 'false' },
      });
      const access = asText(record['access_PIF']);
      expect(await test.record('PIF', access)).toMatchObject({
        device: 'tunnel1',
        tunnel_access_PIF_of: [tunnel],
        MTU: -1,
        metrics: 'h1-m0',
      });
      await test.call('tunnel.destroy', tunnel);
      expect(await test.records('PIF')).not.toHaveProperty(access);
    });
  });
});

test.each<[string, Tables, string, readonly string[]]>([
  ['a bond master', {}, 'h1-bond0', ['PIF_IS_NOT_PHYSICAL', 'h1-bond0']],
  ['a tunnel', {}, 'h1-tunnel0', ['PIF_IS_NOT_PHYSICAL', 'h1-tunnel0']],
  ['a VLAN', {}, 'h1-vlan7', ['PIF_IS_NOT_PHYSICAL', 'h1-vlan7']],
  ['enabled already', sriov, 'h1-eth0', ['NETWORK_SRIOV_ALREADY_ENABLED', 'h1-eth0']],
  ['not capable', {}, 'h1-eth0', ['PIF_IS_NOT_SRIOV_CAPABLE', 'h1-eth0']],
])('network_sriov.create on %s', async (_name, change, pif, expected) => {
  await withXapi(merge(pool(), change), async (test) => {
    expect(await test.error('network_sriov.create', pif, 'free')).toEqual(expected);
  });
});

test('network_sriov.create links its logical PIF', async () => {
  await withXapi(
    merge(pool(), { PIF: { 'h1-eth0': { capabilities: "('sriov')" } } }),
    async (test) => {
      const made = asText(await test.call('network_sriov.create', 'h1-eth0', 'free'));
      expect(await test.call('PIF.get_sriov_physical_PIF_of', 'h1-eth0')).toEqual([made]);
      await test.call('network_sriov.destroy', made);
      expect(Object.keys(await test.records('PIF'))).toHaveLength(14);
    },
  );
});

describe('network', () => {
  test('create fills in bridge and MTU, refuses what xapi refuses', async () => {
    await withXapi(pool(), async (test) => {
      const made = asText(
        await test.call('network.create', {
          name_label: 'new',
          other_config: { automatic: 'true' },
          MTU: 0,
          uuid: 'mine',
        }),
      );
      expect(await test.record('network', made)).toMatchObject({
        name_label: 'new',
        bridge: 'xapi0',
        MTU: 1500,
        other_config: { automatic: 'true' },
        managed: true,
      });
      expect((await test.record('network', made))['uuid']).not.toBe('mine');
      expect(await test.error('network.create', { bridge: 'xenbr7' })).toEqual([
        'INVALID_VALUE',
        'bridge',
        'xenbr7',
      ]);
      expect(await test.error('network.create', { bridge: 'abcdefghijklmnop' })).toEqual([
        'INVALID_VALUE',
        'bridge',
        'abcdefghijklmnop',
      ]);
      await test.call('network.create', { bridge: 'mybr' });
      expect(await test.error('network.create', { bridge: 'mybr' })).toEqual([
        'BRIDGE_NAME_EXISTS',
        'mybr',
      ]);
      expect(await test.error('network.create', { other_config: 'x' })).toEqual([
        'INVALID_VALUE',
        'other_config',
        'x',
      ]);
    });
  });

  test('destroy', async () => {
    await withXapi(pool(), async (test) => {
      expect(await test.error('network.destroy', 'net5')).toEqual([
        'NETWORK_CONTAINS_VIF',
        'h1-vif',
        'h2-vif',
      ]);
      expect(await test.error('network.destroy', 'net0')).toEqual([
        'NETWORK_CONTAINS_PIF',
        'h1-eth0',
        'h2-eth0',
      ]);
      expect(await test.error('network.destroy', 'himn')).toEqual([
        'CANNOT_DESTROY_SYSTEM_NETWORK',
        'himn',
      ]);
      await test.call('network.destroy', 'free');
      expect(Object.keys(await test.records('VIF')).sort()).toEqual(['h1-vif', 'h2-vif']);
    });
  });

  test('purposes: idempotent, and the two kinds of nbd exclude each other', async () => {
    await withXapi(pool(), async (test) => {
      await test.call('network.add_purpose', 'net0', 'nbd');
      await test.call('network.add_purpose', 'net0', 'nbd');
      expect(await test.error('network.add_purpose', 'net0', 'insecure_nbd')).toEqual([
        'NETWORK_INCOMPATIBLE_PURPOSES',
        'insecure_nbd',
        'nbd',
      ]);
      await test.call('network.remove_purpose', 'net0', 'nbd');
      await test.call('network.remove_purpose', 'net0', 'nbd');
      expect(await test.call('network.get_purpose', 'net0')).toEqual([]);
    });
  });
});

test('shutting a VM down changes its records, in the right state only', async () => {
  await withXapi(pool(), async (test) => {
    await test.call('VM.add_to_blocked_operations', 'h1-vm', 'clean_shutdown', 'backup is running');
    expect(await test.error('VM.clean_shutdown', 'h1-vm')).toEqual([
      'OPERATION_BLOCKED',
      'h1-vm',
      'backup is running',
    ]);
    await test.call('VM.remove_from_blocked_operations', 'h1-vm', 'clean_shutdown');
    await test.call('VM.clean_shutdown', 'h1-vm');
    expect(await test.record('VM', 'h1-vm')).toMatchObject({
      power_state: 'Halted',
      resident_on: 'OpaqueRef:NULL',
    });
    expect(await test.call('host.get_resident_VMs', 'h1')).toEqual([]);
    expect((await test.record('VIF', 'h1-vif'))['currently_attached']).toBe(false);
    expect(await test.error('VM.hard_shutdown', 'h1-vm')).toEqual([
      'VM_BAD_POWER_STATE',
      'h1-vm',
      'running',
      'halted',
    ]);
  });
});

describe('events and tasks', () => {
  const events = async (
    test: Parameters<Parameters<typeof withXapi>[1]>[0],
    classes: readonly string[],
    token: string,
    timeout = 0,
  ) => {
    const answer = asRecord(await test.call('event.from', classes, token, timeout));
    return {
      token: asText(answer['token']),
      counts: asRecord(answer['valid_ref_counts']),
      events: asList(answer['events']).map((event) => asRecord(event)),
    };
  };

  test('the first token gives everything, later ones only what came after', async () => {
    await withXapi(pool(), async (test) => {
      const first = await events(test, ['pif', 'network/net0'], '');
      expect(first.events.map(({ operation }) => operation)).toEqual(Array(15).fill('add'));
      expect(first.counts['pif']).toEqual({ value: 14 });
      expect(first.token).toMatch(/^[0-9]{20},[0-9]{20}$/);
      expect((await events(test, ['*'], first.token)).events).toEqual([]);
      await test.call('network.set_name_label', 'net1', 'not listened to');
      await test.call('network.set_name_label', 'net0', 'new');
      await test.call('VLAN.destroy', 'h1-v7');
      const later = await events(test, ['PIF', 'network/net0'], first.token);
      expect(
        later.events.map((event) => [
          event['class'],
          event['operation'],
          event['ref'],
          'snapshot' in event,
        ]),
      ).toEqual([
        ['network', 'mod', 'net0', true],
        ['pif', 'del', 'h1-vlan7', false],
      ]);
      const injected = await test.call('event.inject', 'network', 'net1');
      expect((await events(test, ['network'], later.token)).token).toBe(injected);
    });
  });

  test('waits for the next change', async () => {
    await withXapi(pool(), async (test) => {
      const { token } = await events(test, ['network'], '');
      const waiting = events(test, ['network'], token, 3600);
      await test.call('network.set_name_label', 'net0', 'new');
      expect((await waiting).events.map((event) => event['ref'])).toEqual(['net0']);
    });
  });

  test('a waiting call ends when the XAPI closes', async () => {
    await withXapi(pool(), async (test) => {
      const { token } = await events(test, ['network'], '');
      const waiting = events(test, ['network'], token, 3600);
      await test.xapi.close();
      expect((await waiting).events).toEqual([]);
    });
  });

  test.each([
    ['nonsense', 'EVENT_FROM_TOKEN_PARSE_FAILURE', ['*']],
    ['', 'EVENT_SUBSCRIPTION_PARSE_FAILURE', ['pif/']],
  ])('token %j', async (token, code, classes) => {
    await withXapi(pool(), async (test) => {
      expect(await test.error('event.from', classes, token, 0)).toEqual([
        code,
        code.startsWith('EVENT_FROM') ? token : 'pif/',
      ]);
    });
  });

  test('Async. answers a task that ends as the call does', async () => {
    await withXapi(pool(), async (test) => {
      const { token } = await events(test, ['task'], '');
      const task = asText(await test.call('Async.VLAN.create', 'h1-eth0', 9, 'free'));
      let answer = await events(test, [`task/${task}`], token, 3600);
      while (asRecord(answer.events.at(-1)?.['snapshot'])['status'] === 'pending')
        answer = await events(test, [`task/${task}`], answer.token, 3600);
      const record = await test.record('task', task);
      expect(record).toMatchObject({
        status: 'success',
        name_label: 'Async.VLAN.create',
        progress: { value: 1 },
      });
      const vlan = /^<value>(.*)<\/value>$/.exec(asText(record['result']))?.[1] ?? '';
      expect(await test.record('VLAN', vlan)).toMatchObject({ tag: 9 });
      const failing = asText(await test.call('Async.VLAN.create', 'h1-eth0', 9, 'spare'));
      answer = await events(test, [`task/${failing}`], answer.token, 3600);
      while (asRecord(answer.events.at(-1)?.['snapshot'])['status'] === 'pending')
        answer = await events(test, [`task/${failing}`], answer.token, 3600);
      expect(await test.record('task', failing)).toMatchObject({
        status: 'failure',
        error_info: ['PIF_VLAN_EXISTS', 'eth0'],
      });
      await test.call('task.destroy', task);
      expect(await test.records('task')).not.toHaveProperty(task);
      expect(await test.closed()).toContain('<table name="task"></table>');
    });
  });
});
