import { embeddedAt } from '../support/host/hosts.js';
import { join } from 'node:path';
import { changeDns } from '../../src/effects/change/dns.js';
import type { ChangeResult } from '../../src/console/index.js';
import { embeddedTree } from '../support/host/embedded-tree.js';
import { textAt } from '../support/host/host-tree.js';
import { temporaryFolder } from '../support/host/tree.js';
import { refused, XapiProxy, type Instead } from '../support/xapi-proxy.js';

/** What is told when name servers are set on a host whose XAPI answers some calls otherwise. */
async function set(
  servers: readonly string[],
  through: 'xapi' | 'file',
  instead: Instead = () => null,
): Promise<{ readonly told: ChangeResult; readonly root: string }> {
  const root = join(temporaryFolder(), 'host');
  await embeddedTree(root, 'networkd', true);
  const proxy = await XapiProxy.of(root);
  proxy.answer(instead);
  if (through === 'xapi') await proxy.become('up');
  const told = await changeDns(
    { host: embeddedAt(root), xapi: null, hostUuid: () => Promise.resolve('') },
    { servers, through },
  );
  return { told, root };
}

test('name servers that XAPI keeps', async () => {
  expect((await set(['192.168.1.2', '192.168.1.3'], 'xapi')).told).toEqual({
    ok: true,
    detail: '',
  });
});

test('name servers that XAPI takes and does not keep are told with those that it has', async () => {
  const { told } = await set(['192.168.1.2'], 'xapi', (method) =>
    method === 'PIF.reconfigure_ip' ? { ok: true, value: '' } : null,
  );
  expect(told).toMatchObject({
    ok: false,
    code: 'partly',
    got: { checks: [{ code: 'dns', wanted: '192.168.1.2', got: '192.168.1.1', ok: false }] },
  });
});

test('an error is told, a call that this XAPI does not know is told as that', async () => {
  expect(
    (
      await set(['192.168.1.2'], 'xapi', (method) =>
        method === 'PIF.reconfigure_ip' ? refused('CLUSTERING_ENABLED') : null,
      )
    ).told,
  ).toMatchObject({ code: 'refused', detail: 'CLUSTERING_ENABLED' });
  expect(
    (
      await set(['192.168.1.2'], 'xapi', (method) =>
        method === 'PIF.reconfigure_ip' ? refused('MESSAGE_METHOD_UNKNOWN', method) : null,
      )
    ).told,
  ).toMatchObject({ code: 'notKnown' });
});

test("without XAPI they go into the host's own file", async () => {
  const { told, root } = await set(['192.168.1.2'], 'file');
  expect(told).toMatchObject({ ok: true });
  expect(textAt(root, 'etc/resolv.conf')).toBe('nameserver 192.168.1.2\n');
});
