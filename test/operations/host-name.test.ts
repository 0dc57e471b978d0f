import { openHost } from '../../src/embedded/index.js';
import { readStartupState } from '../../src/host/index.js';
import { known } from '../../src/model/index.js';
import { changeHostName, readHostNames, readStatus } from '../../src/operations/index.js';
import { makeHostTree } from '../support/host/host-tree.js';
import { temporaryFolder } from '../support/host/tree.js';
import { apiError, sessionOn } from '../support/xapi-session.js';
import { merge, pool, poolFile } from '../xapi/pool-file.js';
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
      method === 'host.set_hostname_live' ? apiError('MESSAGE_METHOD_UNKNOWN', method) : null,
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

const uuid = '6d9b6c0e-5e1b-4f7e-a4f1-0b9d9a7f6b11';
const named = (host: Readonly<Record<string, string>>): string =>
  poolFile(merge(pool(), { host: { h1: host } }));

test.each([
  ['the one that XAPI gave it', named({ uuid, name__label: 'xcp-in-pool' }), 'xcp-in-pool'],
  ['its own where the database does not know it', named({ name__label: 'another' }), 'own-name'],
  ['its own where the database has no name', named({ uuid, name__label: '' }), 'own-name'],
  ['its own where the database is damaged', '<database', 'own-name'],
  ['its own where there is no database', null, 'own-name'],
])('the name of a host while XAPI is down: %s', async (_, database, name) => {
  const root = temporaryFolder();
  makeHostTree(root, { 'etc/hostname': 'own-name\n', 'var/lib/xcp/state.db': database });
  const host = await openHost(root);
  const read = await readStatus(host, {}, ({ profile }) =>
    readStartupState(host.files, profile.triggerPath),
  );
  expect(read.status.hostName).toEqual(known(name));
});
