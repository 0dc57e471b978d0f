import { merge, pool } from '../pool-file.js';
import { withXapi } from '../with-xapi.js';

const armed = {
  files: { 'var/lib/xcp/local.db': '<config><row key="ha.armed" value="true"/></config>' },
};
const withHa = merge(pool(), { pool: { p: { ha_enabled: 'true' } } });

test('high availability is turned off in the pool, where it is on', async () => {
  await withXapi(pool(), async ({ error }) => {
    expect(await error('pool.disable_ha')).toEqual(['HA_NOT_ENABLED']);
    expect(await error('host.emergency_ha_disable')).toEqual(['HA_NOT_ENABLED']);
  });
  await withXapi(
    withHa,
    async ({ call, error, record }) => {
      await call('pool.disable_ha');
      expect((await record('pool', 'p'))['ha_enabled']).toBe(false);
      expect(await error('host.emergency_ha_disable', false)).toEqual(['HA_NOT_ENABLED']);
    },
    armed,
  );
});

test('it is turned off on this host alone, and the pool keeps it', async () => {
  await withXapi(
    withHa,
    async ({ call, record }) => {
      await call('host.emergency_ha_disable', false);
      await call('host.emergency_ha_disable', true);
      expect((await record('pool', 'p'))['ha_enabled']).toBe(true);
    },
    armed,
  );
});

test('a host is rid of its VMs, or says which of them cannot leave', async () => {
  const local = merge(pool(), {
    SR: { sr: {} },
    PBD: { b1: { SR: 'sr', host: 'h1', currently_attached: 'true' } },
    VDI: { disk: { SR: 'sr' } },
  });
  await withXapi(local, async ({ call, record }) => {
    await call('host.disable', 'h1');
    expect(await call('host.get_vms_which_prevent_evacuation', 'h1')).toEqual({});
    await call('host.evacuate', 'h1');
    expect(await record('VM', 'h1-vm')).toMatchObject({
      power_state: 'Running',
      resident_on: 'h2',
    });
  });
  const stuck = merge(local, { VBD: { vbd: { VM: 'h1-vm', VDI: 'disk', empty: 'false' } } });
  await withXapi(stuck, async ({ call, error }) => {
    expect(await call('host.get_vms_which_prevent_evacuation', 'h1')).toEqual({
      'h1-vm': ['NO_HOSTS_AVAILABLE'],
    });
    expect(await error('host.evacuate', 'h1')).toEqual([
      'CANNOT_EVACUATE_HOST',
      'NO_HOSTS_AVAILABLE,h1-vm',
    ]);
  });
});
