import { changeHostName, readHostNames } from '../../src/operations/index.js';
import { refusal, sessionOn } from '../support/xapi-session.js';
import { pool } from '../xapi/pool-file.js';
import { withXapi } from '../xapi/with-xapi.js';

test('a host gets both its names, and has them then', async () => {
  await withXapi(pool(), async (xapi) => {
    const live = sessionOn(xapi, (method) =>
      method === 'host.set_hostname_live' ? { ok: true, value: '' } : null,
    );
    expect(await changeHostName(live, 'uuid-h1', 'xcp-1')).toEqual({
      ok: true,
      value: { own: { ok: true, value: '' }, inPool: { ok: true, value: '' } },
    });
    expect(live.calls.filter((call) => call.includes('set_'))).toEqual([
      'host.set_hostname_live',
      'host.set_name_label',
    ]);
    expect(await readHostNames(live, 'uuid-h1')).toMatchObject({
      ok: true,
      value: { inPool: 'xcp-1' },
    });
  });
});

test('a server that refuses one of them does the other all the same, and each is told', async () => {
  await withXapi(pool(), async (xapi) => {
    const session = sessionOn(xapi, (method) =>
      method === 'host.set_hostname_live' ? refusal('MESSAGE_METHOD_UNKNOWN', method) : null,
    );
    expect(await changeHostName(session, 'uuid-h1', 'xcp-1')).toMatchObject({
      value: { own: { error: { code: 'MESSAGE_METHOD_UNKNOWN' } }, inPool: { ok: true } },
    });
    expect(await readHostNames(session, 'uuid-h1')).toMatchObject({ value: { inPool: 'xcp-1' } });
  });
});

test('a host the pool does not know is neither named nor read', async () => {
  await withXapi(pool(), async (xapi) => {
    expect(await changeHostName(sessionOn(xapi), 'uuid-nobody', 'xcp-1')).toMatchObject({
      ok: false,
      error: { kind: 'api' },
    });
    expect(await readHostNames(sessionOn(xapi), 'uuid-nobody')).toMatchObject({
      ok: false,
      error: { kind: 'api' },
    });
  });
});
