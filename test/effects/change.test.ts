import { join } from 'node:path';
import { carryOutChange } from '../../src/effects/change.js';
import type { ConsoleEvent } from '../../src/console/index.js';
import { embeddedTree } from '../support/embedded-tree.js';
import { textAt } from '../support/host-tree.js';
import { temporaryFolder } from '../support/tree.js';
import { refused, XapiGate, type Instead } from '../support/xapi-gate.js';

/** What is told when name servers are set on a host whose XAPI answers some calls otherwise. */
async function set(
  servers: readonly string[],
  through: 'xapi' | 'file',
  instead: Instead = () => null,
): Promise<{ readonly told: readonly ConsoleEvent[]; readonly root: string }> {
  const root = join(temporaryFolder(), 'host');
  await embeddedTree(root, 'networkd', true);
  const gate = await XapiGate.of(root);
  gate.answer(instead);
  if (through === 'xapi') await gate.become('up');
  const told: ConsoleEvent[] = [];
  await carryOutChange(
    { kind: 'setDns', servers, through },
    { root, xapi: null, hostUuid: () => Promise.resolve('') },
    (event) => {
      told.push(event);
    },
  );
  return { told, root };
}

test('name servers that XAPI keeps', async () => {
  expect((await set(['192.168.1.2', '192.168.1.3'], 'xapi')).told).toEqual([
    { kind: 'changed', change: 'setDns', result: { ok: true, detail: '' } },
  ]);
});

test('name servers that XAPI takes and does not keep are told with those that it has', async () => {
  const { told } = await set(['192.168.1.2'], 'xapi', (method) =>
    method === 'PIF.reconfigure_ip' ? { ok: true, value: '' } : null,
  );
  expect(told).toMatchObject([
    {
      result: {
        ok: false,
        code: 'partly',
        got: { checks: [{ code: 'dns', wanted: '192.168.1.2', got: '192.168.1.1', ok: false }] },
      },
    },
  ]);
});

test('a refusal is one, a call that this XAPI does not know is told as that', async () => {
  expect(
    (
      await set(['192.168.1.2'], 'xapi', (method) =>
        method === 'PIF.reconfigure_ip' ? refused('CLUSTERING_ENABLED') : null,
      )
    ).told,
  ).toMatchObject([{ result: { code: 'refused', detail: 'CLUSTERING_ENABLED' } }]);
  expect(
    (
      await set(['192.168.1.2'], 'xapi', (method) =>
        method === 'PIF.reconfigure_ip' ? refused('MESSAGE_METHOD_UNKNOWN', method) : null,
      )
    ).told,
  ).toMatchObject([{ result: { code: 'notKnown' } }]);
});

test("without XAPI they go into the host's own file", async () => {
  const { told, root } = await set(['192.168.1.2'], 'file');
  expect(told).toMatchObject([{ result: { ok: true } }]);
  expect(textAt(root, 'etc/resolv.conf')).toBe('nameserver 192.168.1.2\n');
});
