import { pool } from '../pool-file.js';
import { asText, withXapi } from '../with-xapi.js';

const given = [
  'eth9',
  'free',
  'h1',
  '00:16:3e:00:00:09',
  1500,
  -1,
  true,
  'Static',
  '192.0.2.50',
  '255.255.255.0',
  '',
  '',
  'OpaqueRef:NULL',
  'OpaqueRef:NULL',
  false,
  { note: 'mine' },
] as const;

test.each(['PIF.db_introduce', 'PIF.pool_introduce'])(
  '%s writes the row as given, and PIF.db_forget takes it away',
  async (method) => {
    await withXapi(pool(), async ({ call, record, records }) => {
      const pif = asText(await call(method, ...given));
      expect(await record('PIF', pif)).toMatchObject({
        device: 'eth9',
        network: 'free',
        physical: true,
        IP: '192.0.2.50',
        other_config: { note: 'mine' },
        managed: true,
        currently_attached: false,
      });
      await call('PIF.db_forget', pif);
      expect(await records('PIF')).not.toHaveProperty(pif);
    });
  },
);

test('VLAN.pool_introduce links both PIFs', async () => {
  await withXapi(pool(), async ({ call, record }) => {
    const vlan = asText(await call('VLAN.pool_introduce', 'h1-eth0', 'h1-vlan7', 8, {}));
    expect(await record('VLAN', vlan)).toMatchObject({ tag: 8, tagged_PIF: 'h1-eth0' });
    expect(await record('PIF', 'h1-vlan7')).toMatchObject({ VLAN_master_of: vlan });
  });
});

test('the calls of the console about storage, processors, events and its session are answered', async () => {
  const more = {
    SR: { sr: { name__label: 'Local storage', type: 'ext' } },
    PBD: { pbd: { host: 'h1', SR: 'sr', currently_attached: 'true' } },
    host_cpu: { cpu: { host: 'h1', number: '0', modelname: 'A processor' } },
  };
  await withXapi({ ...pool(), ...more }, async ({ call, record, session }) => {
    expect(await record('SR', 'sr')).toMatchObject({ name_label: 'Local storage', PBDs: ['pbd'] });
    expect(await record('PBD', 'pbd')).toMatchObject({ SR: 'sr', currently_attached: true });
    expect(await record('host_cpu', 'cpu')).toMatchObject({ modelname: 'A processor' });
    expect(await call('session.get_record', session)).toMatchObject({ is_local_superuser: true });
    expect(typeof (await call('event.get_current_id'))).toBe('number');
  });
});
