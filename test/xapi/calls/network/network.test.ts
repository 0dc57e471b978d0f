import { pool } from '../../pool-file.js';
import { asText, withXapi } from '../../with-xapi.js';

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
