import { openRecord } from '../../src/xenapi/index.js';
import { pool } from './pool-file.js';
import { asRecord, withXapi } from './with-xapi.js';

describe('records', () => {
  test('all records of a class have the same fields, whatever columns the file has', async () => {
    await withXapi(pool(), async ({ records, call }) => {
      for (const table of [
        'PIF',
        'network',
        'host',
        'VM',
        'VIF',
        'Bond',
        'VLAN',
        'tunnel',
        'pool',
        'PIF_metrics',
      ]) {
        const shapes = new Set(
          Object.values(await records(table)).map((record) =>
            Object.keys(asRecord(record)).join(' '),
          ),
        );
        expect(shapes.size).toBe(1);
      }
      const pif = asRecord(await call('PIF.get_record', 'h1-bond0'));
      expect(pif).toMatchObject({
        bond_master_of: ['h1-bond'],
        VLAN_slave_of: ['h1-v5'],
        IPv6: [],
        primary_address_type: 'IPv4',
        properties: {},
        igmp_snooping_status: 'unknown',
        MTU: -1,
        PCI: 'OpaqueRef:NULL',
      });
      expect(pif).not.toHaveProperty('device_name');
      expect(await call('Bond.get_slaves', 'h1-bond')).toEqual(['h1-eth1', 'h1-eth2']);
      expect(await call('host.get_PIFs', 'h2')).toHaveLength(7);
    });
  });

  test('setters, maps and sets', async () => {
    await withXapi(pool(), async ({ call }) => {
      await call('network.set_name_label', 'net0', 'Löwe <&> "x" \' \\');
      expect(await call('network.get_by_name_label', 'Löwe <&> "x" \' \\')).toEqual(['net0']);
      await call('network.add_to_other_config', 'net0', '__proto__', "it's");
      expect(Object.entries(asRecord(await call('network.get_other_config', 'net0')))).toEqual([
        ['__proto__', "it's"],
      ]);
      await call('network.remove_from_other_config', 'net0', '__proto__');
      await call('network.remove_from_other_config', 'net0', 'never there');
      expect(Object.keys(asRecord(await call('network.get_other_config', 'net0')))).toEqual([]);
      await call('network.add_tags', 'net0', 'a');
      await call('network.add_tags', 'net0', 'a');
      await call('network.add_tags', 'net0', 'b c');
      await call('network.remove_tags', 'net0', 'a');
      expect(await call('network.get_tags', 'net0')).toEqual(['b c']);
      await call('PIF.set_other_config', 'h1-eth0', Object.assign(openRecord(), { k: 'v' }));
      expect(await call('PIF.get_other_config', 'h1-eth0')).toEqual({ k: 'v' });
    });
  });

  test('only other_config of a PIF can be set', async () => {
    await withXapi(pool(), async ({ error }) => {
      expect(await error('PIF.set_device', 'h1-eth0', 'x')).toEqual([
        'MESSAGE_METHOD_UNKNOWN',
        'PIF.set_device',
      ]);
    });
  });
});
