import { embeddedAt } from '../support/host/hosts.js';
import { join } from 'node:path';
import type { NetworkPort } from '../../src/model/index.js';
import { reconfigure, renew } from '../../src/effects/change/management.js';
import type { ChangeResult, ManagementRequest } from '../../src/console/index.js';
import { makeRequest, emptyDraft, type ResetDraft } from '../../src/reset/index.js';
import { embeddedTree } from '../support/host/embedded-tree.js';
import { temporaryFolder } from '../support/host/tree.js';
import type { CallError } from '../../src/xenapi/index.js';
import { refused, XapiProxy, type Instead } from '../support/xapi-proxy.js';
import { factsOf } from '../support/host/read-host.js';

/** What comes of a wish on an embedded host whose XAPI answers some calls otherwise. */
async function changed(
  draft: Partial<ResetDraft>,
  hostName: string | null,
  instead: Instead = () => null,
  during: (proxy: XapiProxy) => Promise<void> = () => Promise.resolve(),
): Promise<{
  readonly result: ChangeResult;
  readonly steps: readonly string[];
  readonly proxy: XapiProxy;
  readonly root: string;
  readonly pauses: number;
}> {
  const root = join(temporaryFolder(), 'host');
  await embeddedTree(root, 'networkd', true);
  const proxy = await XapiProxy.of(root);
  await proxy.become('up');
  proxy.answer((method, params) => instead(method, params));
  const { profile, nics, pool } = await factsOf(root);
  const request = makeRequest(
    { ...emptyDraft, device: 'eth1', ...draft },
    { profile, nics, pool, forceDevice: false },
  );
  if (!request.ok) throw new Error(JSON.stringify(request.error));
  const { device, mac, vlan, ipv4, ipv6, dns } = request.value;
  const asked: ManagementRequest = {
    configuration: { device, mac, vlan, ipv4, ipv6, dns },
    hostName,
  };
  const steps: string[] = [];
  let pauses = 0;
  // The XAPI of this test moves no LAN, so nobody looks at its gateways.
  const embedded = await embeddedAt(root);
  const test: NetworkPort['test'] = (targets, tell) => {
    for (const { of } of targets) tell({ of, asked: '', outcome: { state: 'notLooked' } });
    return Promise.resolve();
  };
  const network = { ...embedded.network, test };
  const host = Promise.resolve({ ...embedded, network });
  const result = await reconfigure({ host, xapi: null }, '', asked, {
    onStep: (step) => {
      steps.push(step);
      if (step === 'readBack') void during(proxy);
    },
    failed: (error) =>
      Promise.resolve({
        ok: false,
        code: 'refused',
        detail: error.kind === 'api' ? error.code : error.detail,
      }),
    pause: () => {
      pauses += 1;
      return Promise.resolve();
    },
  });
  return { result, steps, proxy, root, pauses };
}

const static4 = {
  ipv4Mode: 'static',
  address: '192.0.2.7',
  netmask: '255.255.255.0',
  gateway: '192.0.2.1',
  dns: '192.0.2.2',
} as const;
const live: Instead = (method) =>
  method === 'host.set_hostname_live' ? { ok: true, value: '' } : null;

test('a static address is set, read back and told', async () => {
  const { result, steps } = await changed(static4, null);
  expect(result).toMatchObject({ ok: true, got: { names: [], formerKept: '' } });
  expect(result.got?.checks.map(({ code, got, ok }) => [code, got, ok])).toEqual(
    expect.arrayContaining([
      ['device', 'eth1', true],
      ['ipv4Mode', 'Static', true],
      ['address', '192.0.2.7', true],
      ['netmask', '255.255.255.0', true],
      ['gateway', '192.0.2.1', true],
      ['dns', '192.0.2.2', true],
    ]),
  );
  expect(steps).toEqual([
    'findInterface',
    'configureIpv4',
    'moveManagement',
    'cleanFormer',
    'readBack',
  ]);
});

test('IPv6 alone, on a VLAN that has to be made', async () => {
  const { result, steps } = await changed(
    {
      ipv4Mode: 'none',
      ipv6Mode: 'static',
      address6: '2001:db8::7/64',
      gateway6: '2001:db8::1',
      vlan: '123',
    },
    null,
  );
  expect(result).toMatchObject({ ok: true });
  expect(result.got?.checks.map(({ code, got }) => [code, got])).toEqual(
    expect.arrayContaining([
      ['vlan', '123'],
      ['address6', '2001:db8::7/64'],
      ['gateway6', '2001:db8::1'],
      ['ipv4Mode', 'None'],
    ]),
  );
  expect(steps).toContain('makeVlan');
});

test('the name comes before the addresses, since DHCP hands it on', async () => {
  const { result, proxy } = await changed(static4, 'xcp-9', live);
  const order = [
    'host.set_hostname_live',
    'host.set_name_label',
    'PIF.reconfigure_ip',
    'host.management_reconfigure',
  ].map((call) => proxy.calls.indexOf(call));
  expect(order).toEqual([...order].sort((one, other) => one - other));
  expect(order).not.toContain(-1);
  expect(result.got?.names[1]).toEqual({
    name: 'inPool',
    wanted: 'xcp-9',
    got: 'xcp-9',
    detail: '',
  });
});

test('a refused name does not keep the addresses from being set, and is told by itself', async () => {
  const { result, proxy } = await changed(static4, 'xcp-9', (method) =>
    method === 'host.set_hostname_live' ? refused('HOST_NAME_INVALID', 'not so') : null,
  );
  expect(proxy.calls).toContain('host.management_reconfigure');
  expect(result).toMatchObject({ ok: false, code: 'partly' });
  expect(result.got?.checks.every(({ ok }) => ok)).toBe(true);
  expect(result.got?.names).toMatchObject([
    { name: 'own', wanted: 'xcp-9', detail: 'HOST_NAME_INVALID (not so)' },
    { name: 'inPool', got: 'xcp-9' },
  ]);
});

test('a refused address is told with what there is instead', async () => {
  const { result } = await changed(static4, null, (method) =>
    method === 'PIF.reconfigure_ip' ? refused('CLUSTERING_ENABLED') : null,
  );
  expect(result).toMatchObject({ ok: false, code: 'refused', detail: 'CLUSTERING_ENABLED' });
  expect(result.got?.checks.find(({ code }) => code === 'device')).toMatchObject({
    wanted: 'eth1',
    ok: false,
  });
});

test('an address that DHCP gives late is waited for; one that never comes is told', async () => {
  // The pool database says Static, whatever was asked for: as if it had never been done.
  const never = await changed({ ipv4Mode: 'dhcp' }, null, (method) =>
    method === 'PIF.reconfigure_ip' ? { ok: true, value: '' } : null,
  );
  expect(never.result).toMatchObject({ ok: false, code: 'partly' });
  expect(never.pauses).toBe(9);
  const given = await changed({ ipv4Mode: 'dhcp' }, null);
  expect(given.result.got?.checks.find(({ code }) => code === 'ipv4Mode')).toMatchObject({
    got: 'DHCP',
    ok: true,
  });
});

test('XAPI gone after the change: it is said that it was done and could not be read', async () => {
  const { result } = await changed(
    static4,
    null,
    () => null,
    (proxy) => proxy.become('down'),
  );
  expect(result).toMatchObject({ ok: false, code: 'notRead' });
});

test('addresses that stay on the former interface are told, and the change holds', async () => {
  const cleaning: Instead = (method, params) =>
    method === 'PIF.reconfigure_ip' && params[2] === 'None' ? refused('CLUSTERING_ENABLED') : null;
  expect((await changed(static4, null, cleaning)).result).toMatchObject({
    ok: true,
    got: { formerKept: 'CLUSTERING_ENABLED' },
  });
});

describe('a fresh lease', () => {
  /**
   * What comes of it where the management interface is on DHCP, or not. No DHCP server answers here
   * by itself.
   */
  async function renewed(
    onDhcp: boolean,
    instead: Instead = () => null,
  ): Promise<{ readonly result: ChangeResult; readonly pauses: number }> {
    const { proxy, root } = await changed(onDhcp ? { ipv4Mode: 'dhcp' } : static4, null);
    proxy.answer(instead);
    let pauses = 0;
    const failed = (error: CallError): Promise<ChangeResult & { readonly ok: false }> =>
      Promise.resolve({
        ok: false,
        code: 'refused',
        detail: error.kind === 'api' ? error.code : error.detail,
      });
    const result = await renew({ host: embeddedAt(root), xapi: null }, '', failed, () => {
      pauses += 1;
      return Promise.resolve();
    });
    return { result, pauses };
  }

  test('is refused where the interface has a static address', async () => {
    expect((await renewed(false)).result).toEqual({
      ok: false,
      code: 'refused',
      detail: 'INVALID_VALUE',
    });
  });
  test('tells the address', async () => {
    expect(
      await renewed(true, (method) =>
        method === 'PIF.get_IP' ? { ok: true, value: '192.0.2.9' } : null,
      ),
    ).toEqual({ result: { ok: true, detail: '192.0.2.9' }, pauses: 0 });
  });
  test('that never comes is told as that', async () => {
    expect(await renewed(true)).toEqual({
      result: { ok: false, code: 'noLease', detail: '' },
      pauses: 9,
    });
  });
});
