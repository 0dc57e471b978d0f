import { readMaintenance, setMaintenance } from '../../src/operations/index.js';
import { apiError, sessionOn } from '../support/xapi-session.js';
import { pool } from '../xapi/pool-file.js';
import { withXapi, type TestXapi } from '../xapi/with-xapi.js';

async function told(
  xapi: TestXapi,
  wanted: boolean,
  intercept?: Parameters<typeof sessionOn>[1],
): Promise<readonly string[]> {
  const lines: string[] = [];
  const pause = (): Promise<void> => new Promise((resolve) => void setImmediate(resolve));
  const session = sessionOn(xapi, intercept);
  for await (const { id, state, detail } of setMaintenance(session, 'uuid-h1', wanted, { pause }))
    lines.push(`${id} ${state} ${detail}`.trim());
  return lines;
}

test('a host is emptied, and takes VMs again', async () => {
  await withXapi(pool(), async (xapi) => {
    expect(await readMaintenance(sessionOn(xapi), 'uuid-h1')).toEqual({
      ok: true,
      value: {
        name: 'h1',
        enabled: true,
        isCoordinator: true,
        others: 1,
        vms: [{ name: 'vm of h1', stays: '' }],
      },
    });
    expect(await told(xapi, true)).toEqual([
      'disable begun',
      'disable done',
      'evacuate begun',
      'evacuate done',
    ]);
    expect(await readMaintenance(sessionOn(xapi), 'uuid-h1')).toMatchObject({
      value: { enabled: false, vms: [] },
    });
    expect(await told(xapi, false)).toEqual(['enable begun', 'enable done']);
  });
});

test('a host whose VMs cannot leave takes VMs again', async () => {
  await withXapi(pool(), async (xapi) => {
    const lines = await told(xapi, true, (method) =>
      method === 'Async.host.evacuate' ? apiError('HOST_NOT_ENOUGH_FREE_MEMORY', '2', '1') : null,
    );
    expect(lines.slice(2)).toEqual([
      'evacuate begun',
      'evacuate failed HOST_NOT_ENOUGH_FREE_MEMORY (2, 1)',
      'enable begun',
      'enable done',
    ]);
    const vetoed = await told(xapi, true, (method) =>
      method === 'Async.host.disable' ? apiError('HA_OPERATION_WOULD_BREAK_FAILOVER_PLAN') : null,
    );
    expect(vetoed).toEqual([
      'disable begun',
      'disable failed HA_OPERATION_WOULD_BREAK_FAILOVER_PLAN',
    ]);
  });
});
