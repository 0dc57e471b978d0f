import { changeSsh, changeSyslog, readSyslog } from '../../src/operations/index.js';
import { refusal, sessionOn } from '../support/xapi-session.js';
import { pool } from '../xapi/pool-file.js';
import { withXapi } from '../xapi/with-xapi.js';

test('the logs go to another machine, to a third one, and nowhere again', async () => {
  await withXapi(pool(), async (xapi) => {
    const session = sessionOn(xapi);
    for (const target of ['192.0.2.7', 'logs.example.org', '']) {
      expect(await changeSyslog(session, 'uuid-h1', target)).toEqual({ ok: true, value: target });
      expect(await readSyslog(session, 'uuid-h1')).toEqual({ ok: true, value: target });
    }
  });
});

test('a refusal and an unknown host are told with the call', async () => {
  await withXapi(pool(), async (xapi) => {
    const session = sessionOn(xapi, (method) =>
      method === 'host.syslog_reconfigure' || method === 'host.enable_ssh'
        ? refusal('INTERNAL_ERROR', 'no')
        : null,
    );
    expect(await changeSyslog(session, 'uuid-h1', 'x')).toMatchObject({
      error: { method: 'host.syslog_reconfigure' },
    });
    expect(await changeSsh(session, 'uuid-h1', true)).toMatchObject({
      error: { method: 'host.enable_ssh' },
    });
    expect(await readSyslog(sessionOn(xapi), 'uuid-nobody')).toMatchObject({ ok: false });
  });
});
