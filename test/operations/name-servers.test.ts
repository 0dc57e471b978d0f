import { changeNameServers, disableManagement, renewLease } from '../../src/operations/index.js';
import { change, wanted } from '../support/management-change.js';
import { sessionOn } from '../support/xapi-session.js';
import { pool } from '../xapi/pool-file.js';
import { asList, asRecord, withXapi } from '../xapi/with-xapi.js';

const static4 = ['MODE=static', 'IP=10.0.0.5', 'NETMASK=255.255.255.0', 'GATEWAY=10.0.0.1'];

test('name servers: both families in their order, addresses untouched; on DHCP it is refused', async () => {
  await withXapi(pool(), async (xapi) => {
    const session = sessionOn(xapi);
    expect(await changeNameServers(session, 'uuid-h1', ['10.0.0.2'])).toMatchObject({
      error: { code: 'INVALID_VALUE', params: ['ip_configuration_mode', 'DHCP'] },
    });
    await change(session, 'uuid-h1', wanted('DEVICE=eth0', ...static4, 'DNS=10.0.0.2'));
    expect(await changeNameServers(session, 'uuid-h1', ['10.0.0.3', 'fd00::2'])).toMatchObject({
      ok: true,
    });
    expect(await xapi.record('PIF', 'h1-eth0')).toMatchObject({
      IP: '10.0.0.5',
      netmask: '255.255.255.0',
      gateway: '10.0.0.1',
      DNS: '10.0.0.3,fd00::2',
    });
    expect(await changeNameServers(session, 'uuid-h1', [])).toMatchObject({ ok: true });
    expect(await xapi.record('PIF', 'h1-eth0')).toMatchObject({ IP: '10.0.0.5', DNS: '' });
  });
});

test('a fresh lease only on DHCP; disabling is for the coordinator', async () => {
  await withXapi(pool(), async (xapi) => {
    const session = sessionOn(xapi);
    expect(await renewLease(session, 'uuid-h1')).toMatchObject({ ok: true });
    expect(session.calls).toContain('PIF.reconfigure_ip');
    await change(session, 'uuid-h1', wanted('DEVICE=eth0', ...static4));
    expect(await renewLease(session, 'uuid-h1')).toMatchObject({
      error: { code: 'INVALID_VALUE', params: ['ip_configuration_mode', 'Static'] },
    });
    expect(await disableManagement(session)).toMatchObject({ ok: true });
    expect(
      asList(
        Object.values(asRecord(await xapi.call('PIF.get_all_records'))).filter(
          (pif) => asRecord(pif)['management'] === true && asRecord(pif)['host'] === 'h1',
        ),
      ),
    ).toEqual([]);
    expect(await renewLease(session, 'uuid-h1')).toMatchObject({
      error: { code: 'INTERNAL_ERROR' },
    });
  });
});
