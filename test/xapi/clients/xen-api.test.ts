import { join } from 'node:path';
import { pool, withOpaqueRefs } from '../pool-file.js';
import { runToEnd } from '../../support/program.js';
import { startProcess, stopServers } from '../process/server-process.js';

afterEach(stopServers);

// Xen Orchestra's library, as it is, against the real server: what it cannot take shows as a warning, an error or a hang.
describe.each(['auto', 'json-rpc', 'xml-rpc'])('npm xen-api over %s', (transport) => {
  test.each([true, false])('event cache: %s', async (watchEvents) => {
    const server = await startProcess({ database: withOpaqueRefs(pool()), passwords: ['root:secret'] });
    const url = server.url.replace('http://', 'http://root:secret@');
    const end = await runToEnd(process.execPath, [join(__dirname, 'xen-api-walk.mjs'), JSON.stringify({ url, transport, watchEvents })]);
    expect({ status: end.status, stderr: end.stderr }).toEqual({ status: 0, stderr: '' });
    expect(JSON.parse(end.stdout)).toEqual({
      pool: 'the pool', emptyText: '', pifs: 14, fieldSets: 1,
      vlan: { VLAN: 5, management: false, other_config: {}, IPv6: [], gateway: '' },
      badRef: { code: 'HANDLE_INVALID', params: ['PIF', 'OpaqueRef:none'] },
      badMethod: { code: 'MESSAGE_METHOD_UNKNOWN', params: ['PIF.dance'] },
      edited: { name_label: 'tags <&> "é" \u{1f680}', other_config: { automatic: 'false' }, tags: ['lab'] },
      entryGone: {},
      left: 7,
      warnings: [],
      ...(watchEvents
        ? {
            cachedPifs: 14, links: { network: 'OpaqueRef:net5', host: 'OpaqueRef:h1', backwards: ['OpaqueRef:h1-vlan5', 'OpaqueRef:h2-vlan5'] }, made: 'made by a client',
            asyncFailure: { code: 'VLAN_TAG_INVALID', params: ['5000'] },
          }
        : {
            wrongPassword: { code: 'SESSION_AUTHENTICATION_FAILED', params: ['root', 'Authentication failure'] },
            task: { status: 'success', name: 'Async.network.create', isRef: true, progress: 1 }, taskGone: { code: 'HANDLE_INVALID', params: ['task', expect.stringMatching(/^OpaqueRef:/)] },
          }),
    });
    expect(await server.stop()).toBe(0);
  });
});
