import type { ManagementConfiguration } from '../../src/reset/index.js';
import { asMap } from '../../src/xenapi/index.js';
import { change, wanted } from '../support/management-change.js';
import { apiError, sessionOn } from '../support/xapi-session.js';
import { merge, pool } from '../xapi/pool-file.js';
import { asText, withXapi } from '../xapi/with-xapi.js';

const static4 = ['MODE=static', 'IP=10.0.0.5', 'NETMASK=255.255.255.0', 'GATEWAY=10.0.0.1'];
const dhcp = wanted('DEVICE=eth0', 'MODE=dhcp');
const { ipv4: fixed } = wanted('DEVICE=eth0', ...static4);
const { vlan: vlan7 } = wanted('DEVICE=eth0', 'VLAN=7', 'MODE=dhcp');
const { vlan: vlan99 } = wanted('DEVICE=eth0', 'VLAN=99', 'MODE=dhcp');

const changing = (calls: readonly string[]): readonly string[] =>
  calls.filter((call) => !/get_/.test(call));

test('a static address on the same interface: configured, and management told', async () => {
  await withXapi(pool(), async (xapi) => {
    const session = sessionOn(xapi);
    const steps: string[] = [];
    const changed = await change(
      session,
      'uuid-h1',
      wanted('DEVICE=eth0', ...static4, 'DNS=10.0.0.2,10.0.0.3'),
      {},
      steps,
    );
    expect(changed).toEqual({ ok: true, value: { pif: 'h1-eth0', former: null, notCleaned: '' } });
    expect(await xapi.record('PIF', 'h1-eth0')).toMatchObject({
      management: true,
      ip_configuration_mode: 'Static',
      IP: '10.0.0.5',
      netmask: '255.255.255.0',
      gateway: '10.0.0.1',
      DNS: '10.0.0.2,10.0.0.3',
    });
    expect(changing(session.calls)).toEqual(['PIF.reconfigure_ip', 'host.management_reconfigure']);
    expect(steps).toEqual(['findInterface', 'configureIpv4', 'moveManagement']);
  });
});

test(
  'another interface, a bond: management moves, and the former one keeps its addresses ' +
    'unless told otherwise',
  async () => {
    await withXapi(pool(), async (xapi) => {
      const wanted: ManagementConfiguration = { ...dhcp, device: 'bond0', ipv4: fixed };
      expect(await change(sessionOn(xapi), 'uuid-h1', wanted)).toMatchObject({
        value: { pif: 'h1-bond0', former: 'h1-eth0' },
      });
      expect(await xapi.record('PIF', 'h1-eth0')).toMatchObject({
        management: false,
        ip_configuration_mode: 'DHCP',
      });
      expect(await change(sessionOn(xapi), 'uuid-h1', dhcp, { cleanFormer: true })).toMatchObject({
        value: { former: 'h1-bond0', notCleaned: '' },
      });
      expect(await xapi.record('PIF', 'h1-bond0')).toMatchObject({
        management: false,
        ip_configuration_mode: 'None',
        IP: '',
      });
    });
  },
);

test('a former interface that cannot be cleaned is told, the change holds', async () => {
  await withXapi(pool(), async (xapi) => {
    const session = sessionOn(xapi, (method, params) =>
      method === 'PIF.reconfigure_ip' && params[0] === 'h1-eth0'
        ? apiError('CLUSTERING_ENABLED', 'c')
        : null,
    );
    const changed = await change(
      session,
      'uuid-h1',
      { ...dhcp, device: 'bond0' },
      { cleanFormer: true },
    );
    expect(changed).toMatchObject({
      ok: true,
      value: { pif: 'h1-bond0', notCleaned: 'CLUSTERING_ENABLED' },
    });
  });
});

test(
  'a VLAN that is there is used; one that is not is made, on the network another host has ' +
    'for it',
  async () => {
    await withXapi(pool(), async (xapi) => {
      expect(
        await change(sessionOn(xapi), 'uuid-h1', { ...dhcp, vlan: vlan7, ipv4: fixed }),
      ).toMatchObject({ value: { pif: 'h1-vlan7' } });
      await xapi.call('VLAN.destroy', 'h2-v7');
      const before = Object.keys(await xapi.records('network')).length;
      const made = await change(sessionOn(xapi), 'uuid-h2', {
        ...dhcp,
        vlan: vlan7,
        ipv4: fixed,
      });
      const pif = await xapi.record('PIF', made.ok ? made.value.pif : '');
      expect(pif).toMatchObject({ host: 'h2', network: 'net7', device: 'eth0', IP: '10.0.0.5' });
      expect(Object.keys(await xapi.records('network'))).toHaveLength(before);
    });
  },
);

test('a new network for a VLAN has the MTU of the network below', async () => {
  await withXapi(pool(), async (xapi) => {
    const session = sessionOn(xapi);
    const below = await xapi.record('PIF', 'h1-eth0');
    await session.call('network.set_MTU', [asText(below['network']), 9000]);
    const made = await change(session, 'uuid-h1', { ...dhcp, vlan: vlan99, ipv4: fixed });
    const pif = await xapi.record('PIF', made.ok ? made.value.pif : '');
    expect((await xapi.record('network', asText(pif['network'])))['MTU']).toBe(9000);
  });
});

test('an MTU is kept for the interface alone, and undone where the change fails', async () => {
  await withXapi(pool(), async (xapi) => {
    const session = sessionOn(xapi);
    const wanted: ManagementConfiguration = { ...dhcp, vlan: vlan99, ipv4: fixed, mtu: 9000 };
    const mtus = async (): Promise<readonly unknown[]> =>
      Object.values(await xapi.records('PIF')).flatMap((pif) => {
        const { mtu } = asMap(asMap(pif)['other_config']);
        return mtu === undefined ? [] : [mtu];
      });
    const refusing = sessionOn(xapi, (method, params) =>
      method === 'PIF.reconfigure_ip' && params[0] !== 'h1-eth0'
        ? apiError('CLUSTERING_ENABLED', 'c')
        : null,
    );
    expect(await change(refusing, 'uuid-h1', wanted)).toMatchObject({ ok: false });
    expect(await mtus()).toEqual([]);
    expect(await change(session, 'uuid-h1', wanted)).toMatchObject({ ok: true });
    expect(await mtus()).toEqual(['9000', '9000']);
    const networks = Object.values(await xapi.records('network'));
    expect(networks.every((network) => asMap(network)['MTU'] !== 9000)).toBe(true);
  });
});

test("a VLAN nobody has gets a network of xapi's naming", async () => {
  await withXapi(pool(), async (xapi) => {
    const session = sessionOn(xapi);
    const made = await change(session, 'uuid-h1', { ...dhcp, vlan: vlan99, ipv4: fixed });
    const pif = await xapi.record('PIF', made.ok ? made.value.pif : '');
    expect(pif).toMatchObject({ management: true, device: 'eth0' });
    expect((await xapi.record('network', asText(pif['network'])))['name_label']).toBe(
      'Pool-wide network associated with eth0 on VLAN99',
    );
    expect(changing(session.calls)).toEqual([
      'network.create',
      'VLAN.create',
      'PIF.reconfigure_ip',
      'host.management_reconfigure',
    ]);
  });
});

test('a VLAN made for an address that is then refused goes again, network and all', async () => {
  await withXapi(pool(), async (xapi) => {
    const networks = Object.keys(await xapi.records('network'));
    const refusing = sessionOn(xapi, (method) =>
      method === 'PIF.reconfigure_ip' ? apiError('INVALID_IP_ADDRESS_SPECIFIED', 'netmask') : null,
    );
    const changed = await change(refusing, 'uuid-h1', { ...dhcp, vlan: vlan99, ipv4: fixed });
    expect(changed).toMatchObject({ ok: false, error: { code: 'INVALID_IP_ADDRESS_SPECIFIED' } });
    expect(Object.keys(await xapi.records('network'))).toEqual(networks);
    expect(await xapi.record('PIF', 'h1-eth0')).toMatchObject({ management: true });
  });
});

test.each([[{ device: 'eth9' }], [{ device: 'eth9', vlan: vlan7 }], [{ device: 'tunnel0' }]])(
  'an interface the host does not have as a NIC: %j',
  async (request) => {
    await withXapi(pool(), async (xapi) => {
      const session = sessionOn(xapi);
      expect(await change(session, 'uuid-h1', { ...dhcp, ...request })).toMatchObject({
        error: { code: 'PIF_NOT_PRESENT', params: ['h1', request.device] },
      });
      expect(changing(session.calls)).toEqual([]);
    });
  },
);

test(
  'to IPv6 alone and back: management is disabled for the change of the primary type, and ' +
    'IPv4 goes last',
  async () => {
    await withXapi(
      merge(pool(), {
        PIF: { 'h1-eth0': { primary_address_type: 'IPv4', ipv6_configuration_mode: 'None' } },
      }),
      async (xapi) => {
        const session = sessionOn(xapi);
        const six = wanted(
          'DEVICE=eth0',
          'MODE_V6=static',
          'IPV6=fd00::5/64',
          'GATEWAY_V6=fd00::1',
          'DNS=fd00::2',
        );
        expect(await change(session, 'uuid-h1', six)).toMatchObject({ ok: true });
        expect(changing(session.calls)).toEqual([
          'host.management_disable',
          'PIF.set_primary_address_type',
          'PIF.reconfigure_ipv6',
          'PIF.reconfigure_ip',
          'host.management_reconfigure',
        ]);
        expect(await xapi.record('PIF', 'h1-eth0')).toMatchObject({
          management: true,
          primary_address_type: 'IPv6',
          ip_configuration_mode: 'None',
          IPv6: ['fd00::5/64'],
          DNS: 'fd00::2',
        });
        expect(await change(session, 'uuid-h1', { ...dhcp, ipv4: fixed })).toMatchObject({
          ok: true,
        });
        expect(await xapi.record('PIF', 'h1-eth0')).toMatchObject({
          management: true,
          primary_address_type: 'IPv4',
          ip_configuration_mode: 'Static',
          ipv6_configuration_mode: 'None',
        });
      },
    );
  },
);

test('refused half-way through that, management is where it was', async () => {
  await withXapi(
    merge(pool(), { PIF: { 'h1-eth0': { primary_address_type: 'IPv4' } } }),
    async (xapi) => {
      const session = sessionOn(xapi, (method) =>
        method === 'PIF.reconfigure_ipv6'
          ? apiError('INVALID_CIDR_ADDRESS_SPECIFIED', 'IPv6')
          : null,
      );
      const changed = await change(session, 'uuid-h1', {
        ...dhcp,
        ipv4: { mode: 'none' },
        ipv6: { mode: 'autoconf' },
      });
      expect(changed).toMatchObject({
        ok: false,
        error: { code: 'INVALID_CIDR_ADDRESS_SPECIFIED' },
      });
      expect(session.calls.at(-1)).toBe('host.management_reconfigure');
    },
  );
});

test('HA refuses, in the words of the server', async () => {
  await withXapi(merge(pool(), { pool: { p: { ha_enabled: 'true' } } }), async (xapi) => {
    expect(await change(sessionOn(xapi), 'uuid-h1', { ...dhcp, device: 'bond0' })).toMatchObject({
      error: { code: 'HA_IS_ENABLED' },
    });
  });
});

test.each([
  [3, true],
  [99, false],
])(
  'a connection lost while management moves: the flag decides (true after %i looks)',
  async (looks, ok) => {
    await withXapi(pool(), async (xapi) => {
      let seen = 0;
      const session = sessionOn(xapi, (method) => {
        if (method === 'host.management_reconfigure')
          return { ok: false, error: { kind: 'transport', code: 'closed', detail: 'gone' } };
        if (method !== 'PIF.get_management') return null;
        seen += 1;
        return { ok: true, value: seen >= looks };
      });
      expect((await change(session, 'uuid-h1', dhcp, { pause: () => Promise.resolve() })).ok).toBe(
        ok,
      );
    });
  },
);
