import { merge, pool, type Tables } from '../../pool-file.js';
import { withXapi } from '../../with-xapi.js';

const controller: Tables = { pool: { p: { vswitch_controller: '10.0.0.9' } } };
const unlicensed: Tables = { pool: { p: { restrictions: "(('restrict_vif_locking' 'true'))" } } };
const closed: Tables = { network: { free: { default_locking_mode: 'disabled' } } };

describe('VIF.set_locking_mode', () => {
  test.each<[string, Tables, string, readonly string[] | null]>([
    ['locked', {}, 'locked', null],
    ['disabled', {}, 'disabled', null],
    ['unlocked', controller, 'unlocked', null],
    ["the network's own, which is open", controller, 'network_default', null],
    [
      'locked under a controller',
      controller,
      'locked',
      ['OPERATION_NOT_ALLOWED', 'A vswitch controller is active'],
    ],
    [
      "the network's own, which is closed, under a controller",
      merge(controller, closed),
      'network_default',
      ['OPERATION_NOT_ALLOWED', 'A vswitch controller is active'],
    ],
    ['locked without a licence', unlicensed, 'locked', ['LICENSE_RESTRICTION', 'VIF_locking']],
    ['disabled without a licence', unlicensed, 'disabled', null],
    ['a word nobody knows', {}, 'ajar', ['INVALID_VALUE', 'value', 'ajar']],
  ])('%s', async (_name, change, mode, expected) => {
    await withXapi(merge(pool(), change), async (test) => {
      const result = await test.raw('VIF.set_locking_mode', 'h1-vif2', mode);
      expect(result.ok ? null : [result.error.code, ...result.error.params]).toEqual(expected);
      expect((await test.record('VIF', 'h1-vif2'))['locking_mode']).toBe(
        expected === null ? mode : 'network_default',
      );
    });
  });
});

describe.each([
  ['ipv4_allowed', '10.0.0.5', '10.0.0.6', 'fd00::5'],
  ['ipv6_allowed', 'fd00::5', 'fd00::6', '10.0.0.5'],
])('%s', (field, one, other, wrong) => {
  test('is set, added to and removed from, each address once', async () => {
    await withXapi(pool(), async ({ call, record }) => {
      await call(`VIF.set_${field}`, 'h1-vif', [one, one]);
      await call(`VIF.add_${field}`, 'h1-vif', other);
      await call(`VIF.add_${field}`, 'h1-vif', one);
      expect(await record('VIF', 'h1-vif')).toMatchObject({ [field]: [one, other] });
      await call(`VIF.remove_${field}`, 'h1-vif', one);
      expect(await record('VIF', 'h1-vif')).toMatchObject({ [field]: [other] });
      await call(`VIF.set_${field}`, 'h1-vif', []);
      expect(await record('VIF', 'h1-vif')).toMatchObject({ [field]: [] });
    });
  });

  test('takes addresses of its family only, and needs a licence to be longer', async () => {
    await withXapi(pool(), async ({ error }) => {
      for (const value of [wrong, '', 'x']) {
        expect(await error(`VIF.set_${field}`, 'h1-vif', [one, value])).toEqual([
          'INVALID_VALUE',
          field,
          value,
        ]);
        expect(await error(`VIF.add_${field}`, 'h1-vif', value)).toEqual([
          'INVALID_VALUE',
          field,
          value,
        ]);
      }
    });
    await withXapi(
      merge(pool(), unlicensed, { VIF: { 'h1-vif': { [field]: `('${one}' '${other}')` } } }),
      async ({ call, error, record }) => {
        expect(await error(`VIF.add_${field}`, 'h1-vif', one)).toEqual([
          'LICENSE_RESTRICTION',
          'VIF_locking',
        ]);
        await call(`VIF.remove_${field}`, 'h1-vif', one);
        expect(await record('VIF', 'h1-vif')).toMatchObject({ [field]: [other] });
      },
    );
  });
});

describe('trunks', () => {
  test('are set, added to and removed from', async () => {
    await withXapi(pool(), async ({ call, record }) => {
      await call('VIF.set_trunks', 'h1-vif2', ['30', '31']);
      await call('VIF.add_trunks', 'h1-vif2', '32');
      await call('VIF.add_trunks', 'h1-vif2', '30');
      await call('VIF.remove_trunks', 'h1-vif2', '31');
      expect((await record('VIF', 'h1-vif2'))['trunks']).toEqual([30, 32]);
    });
  });

  test('need VLANs there can be, and a network that is none itself; fewer are always allowed', async () => {
    await withXapi(
      merge(pool(), { VIF: { 'h1-vif': { trunks: "('30')" } } }),
      async ({ call, error, record }) => {
        for (const tag of ['4095', '-1'])
          expect(await error('VIF.add_trunks', 'h1-vif2', tag)).toEqual(['VLAN_TAG_INVALID', tag]);
        expect(await error('VIF.set_trunks', 'h1-vif2', ['0', '9999'])).toEqual([
          'VLAN_TAG_INVALID',
          '9999',
        ]);
        expect(await error('VIF.add_trunks', 'h1-vif', '31')).toEqual([
          'NETWORK_INCOMPATIBLE_WITH_TRUNKS',
          'net5',
        ]);
        await call('VIF.remove_trunks', 'h1-vif', '30');
        expect((await record('VIF', 'h1-vif'))['trunks']).toEqual([]);
      },
    );
  });
});

test("a network's own locking mode changes while no VIF is attached to it", async () => {
  await withXapi(pool(), async ({ call, error, record }) => {
    expect(await error('network.set_default_locking_mode', 'net5', 'disabled')).toEqual([
      'VIF_IN_USE',
      'net5',
      'h1-vif',
    ]);
    await call('network.set_default_locking_mode', 'free', 'disabled');
    expect(await record('network', 'free')).toMatchObject({ default_locking_mode: 'disabled' });
    expect(await error('network.set_default_locking_mode', 'free', 'locked')).toEqual([
      'INVALID_VALUE',
      'value',
      'locked',
    ]);
  });
  await withXapi(merge(pool(), controller), async ({ error }) => {
    expect(await error('network.set_default_locking_mode', 'free', 'disabled')).toEqual([
      'OPERATION_NOT_ALLOWED',
      'A vswitch controller is active',
    ]);
  });
});
