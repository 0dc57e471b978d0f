import { merge, pool, type Tables } from '../../pool-file.js';
import { withXapi } from '../../with-xapi.js';

const able: Tables = {
  VM: { 'h1-vm': { guest_metrics: 'g' } },
  VM_guest_metrics: { g: { other: "(('feature-static-ip-setting' '1'))" } },
};
const locked: Tables = {
  VIF: {
    'h1-vif': { locking_mode: 'locked', ipv4_allowed: "('10.0.0.5')", ipv6_allowed: "('fd00::5')" },
  },
};

describe.each([
  ['ipv4', '10.0.0.5/24', '10.0.0.1', '10.0.0.6/24', '10.0.0.5/33'],
  ['ipv6', 'fd00::5/64', 'fd00::1', 'fd00::6/64', 'fd00::5/129'],
])('VIF.configure_%s', (family, address, gateway, other, tooLong) => {
  const method = `VIF.configure_${family}`;

  test("sets the guest's address, and takes it back", async () => {
    await withXapi(merge(pool(), able, locked), async ({ call, record }) => {
      await call(method, 'h1-vif', 'Static', address, gateway);
      expect(await record('VIF', 'h1-vif')).toMatchObject({
        [`${family}_configuration_mode`]: 'Static',
        [`${family}_addresses`]: [address],
        [`${family}_gateway`]: gateway,
      });
      await call(method, 'h1-vif', 'None');
      expect(await record('VIF', 'h1-vif')).toMatchObject({
        [`${family}_configuration_mode`]: 'None',
        [`${family}_addresses`]: [],
        [`${family}_gateway`]: '',
      });
    });
  });

  test.each<[string, Tables, readonly string[], readonly string[]]>([
    ['no address', able, ['Static'], ['INVALID_CIDR_ADDRESS_SPECIFIED', 'address']],
    ['a prefix too long', able, ['Static', tooLong], ['INVALID_CIDR_ADDRESS_SPECIFIED', 'address']],
    [
      'the other family',
      able,
      ['Static', family === 'ipv4' ? 'fd00::5/64' : '10.0.0.5/24'],
      ['INVALID_CIDR_ADDRESS_SPECIFIED', 'address'],
    ],
    [
      'an address its lock stops',
      merge(able, locked),
      ['Static', other],
      ['ADDRESS_VIOLATES_LOCKING_CONSTRAINT', other],
    ],
    [
      'a gateway that is none',
      able,
      ['Static', address, 'gw'],
      ['INVALID_IP_ADDRESS_SPECIFIED', 'gateway'],
    ],
    [
      'a guest that cannot',
      {},
      ['Static', address],
      ['VM_LACKS_FEATURE_STATIC_IP_SETTING', 'h1-vm'],
    ],
  ])('%s', async (_name, change, params, expected) => {
    await withXapi(merge(pool(), change), async (test) => {
      const before = await test.record('VIF', 'h1-vif');
      expect(await test.error(method, 'h1-vif', ...params)).toEqual(expected);
      expect(await test.record('VIF', 'h1-vif')).toEqual(before);
    });
  });
});
