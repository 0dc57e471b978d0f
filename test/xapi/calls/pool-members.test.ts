import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { asRecord } from '../with-xapi.js';
import { addresses, poolOfTwo, withSupporter } from './supporter.js';
import { merge } from '../pool-file.js';

const file = (root: string, path: string): Promise<string> =>
  readFile(join(root, path), 'utf8').catch(() => '');
const asleep = merge(poolOfTwo, {
  VM: { 'h2-vm': { power_state: 'Halted', resident_on: 'OpaqueRef:NULL', affinity: 'h2' } },
  SR: {
    san: { type: 'nfs', shared: 'true' },
    disk: { type: 'lvm', shared: 'false', name__label: 'local' },
  },
  PBD: {
    b1: { SR: 'san', host: 'h1' },
    b2: { SR: 'san', host: 'h2' },
    b3: { SR: 'disk', host: 'h2' },
  },
  VDI: { v: { SR: 'disk' } },
});

describe('pool.designate_new_master', () => {
  test('hands the database over; then each host follows the new coordinator', async () => {
    const restarted: string[] = [];
    await withSupporter(
      async (supporter, coordinator) => {
        await coordinator.call('network.set_name_label', 'net0', 'renamed');
        await coordinator.call('pool.designate_new_master', 'h2');
        expect(await file(supporter.root, 'etc/xensource/pool.conf')).toBe('master');
        expect(await file(supporter.root, 'state.db')).toContain('renamed');
        expect(await file(coordinator.root, 'etc/xensource/pool.conf')).toBe(
          `slave:${addresses.supporter}`,
        );
        expect(restarted).toHaveLength(2);
      },
      { more: { restart: () => restarted.push('') } },
    );
  });

  test('changes nothing for the coordinator itself, and refuses while HA is on', async () => {
    await withSupporter(async (_, { call }) => {
      await call('pool.designate_new_master', 'h1');
    });
    const armed = merge(poolOfTwo, { pool: { p: { ha_enabled: 'true' } } });
    await withSupporter(
      async (_, { error }) => {
        expect(await error('pool.designate_new_master', 'h2')).toEqual(['HA_IS_ENABLED']);
        expect(await error('pool.eject', 'h2')).toEqual(['HA_IS_ENABLED']);
      },
      { tables: armed },
    );
  });

  test('refuses a host that does not answer', async () => {
    await withSupporter(async (_, { error }, wire) => {
      wire.unplug(addresses.supporter);
      expect(await error('pool.designate_new_master', 'h2')).toEqual(['HOST_OFFLINE', 'h2']);
      expect(await error('pool.eject', 'h1')).toEqual([
        'INTERNAL_ERROR',
        'Xapi_pool.Cannot_eject_master',
      ]);
      expect((await error('pool.eject', 'h2'))[0]).toBe('OPERATION_NOT_ALLOWED');
    });
  });
});

describe('pool.eject', () => {
  const power = () => Promise.resolve(() => Promise.resolve(null));

  test('leaves a pool of one behind, and the pool knows the host no more', async () => {
    await withSupporter(
      async (supporter, coordinator) => {
        await coordinator.call('pool.eject', 'h2');
        expect(Object.keys(await coordinator.records('host'))).toEqual(['h1']);
        expect(Object.keys(await coordinator.records('SR'))).toEqual(['san']);
        expect(Object.keys(await coordinator.records('PBD'))).toEqual(['b1']);
        expect(await coordinator.record('VM', 'h2-vm')).toMatchObject({
          affinity: 'OpaqueRef:NULL',
        });
        const pifs = Object.values(await coordinator.records('PIF')).map(asRecord);
        expect(new Set(pifs.map(({ host }) => host))).toEqual(new Set(['h1']));
        const { root } = supporter;
        expect(await file(root, 'etc/xensource/pool.conf')).toBe('master');
        expect(await file(root, 'etc/xensource/ptoken')).not.toContain('one/two/three');
        expect(await file(root, 'etc/firstboot.d/data/management.conf')).toContain(
          "LABEL='eth0'\nMODE='dhcp'\n",
        );
      },
      { tables: asleep, more: { power } },
    );
  });

  test('the host that left starts as its own coordinator, with its ports and an empty disk', async () => {
    await withSupporter(
      async (supporter, coordinator) => {
        await coordinator.call('pool.eject', 'h2');
        await supporter.afterRestart(async ({ records, record, call }) => {
          expect(Object.keys(await records('host'))).toEqual(['h2']);
          expect(Object.keys(await records('PIF'))).toEqual(['h2-eth0', 'h2-eth1', 'h2-eth2']);
          expect(await record('PIF', 'h2-eth0')).toMatchObject({
            management: true,
            ip_configuration_mode: 'DHCP',
          });
          expect(await record('PIF', 'h2-eth1')).toMatchObject({
            bond_slave_of: 'OpaqueRef:NULL',
          });
          for (const table of ['Bond', 'VLAN', 'tunnel', 'VM', 'VIF', 'VDI'])
            expect(await records(table)).toEqual({});
          expect(Object.keys(await records('SR'))).toEqual(['disk']);
          expect(await call('pool.get_master', 'p')).toBe('h2');
          expect(await call('pool.get_uuid', 'p')).not.toBe('uuid-p');
        });
      },
      { tables: asleep, more: { power } },
    );
  });

  test('refuses while VMs use the host, or where nothing can reboot it', async () => {
    await withSupporter(async (_, { error }) => {
      expect(await error('pool.eject', 'h2')).toEqual([
        'OPERATION_NOT_ALLOWED',
        'VM resident on host',
      ]);
    });
    await withSupporter(
      async (_, { error }) => {
        expect((await error('pool.eject', 'h2'))[0]).toBe('INTERNAL_ERROR');
      },
      { tables: asleep },
    );
  });
});
