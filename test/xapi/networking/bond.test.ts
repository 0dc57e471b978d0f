import { merge, pool } from '../pool-file.js';
import { asText, withXapi } from '../with-xapi.js';

const free = merge(pool(), {
  PIF: {
    a: {
      device: 'eth7',
      host: 'h1',
      network: 'spare',
      MAC: '00:16:3e:00:00:07',
      physical: 'true',
      VLAN: '-1',
      managed: 'true',
      bond_slave_of: 'OpaqueRef:NULL',
    },
  },
});

test.each([
  ['', true],
  ['00:16:3e:00:00:99', false],
])("with the MAC address %j the bond follows its primary member's: %s", async (mac, follows) => {
  await withXapi(free, async ({ call, record }) => {
    const bond = asText(await call('Bond.create', 'free', ['a'], mac));
    expect(await record('Bond', bond)).toMatchObject({ auto_update_mac: follows });
  });
});
