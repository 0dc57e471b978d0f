import type { NetworkPort } from '../../src/model/index.js';
import { parseTrigger } from '../../src/reset/index.js';
import { probe } from '../../src/startup/index.js';
import { foreignTree } from '../support/host/hosts.js';
import { temporaryFolder, writeTree } from '../support/host/tree.js';

test('of a tree that nobody runs, no neighbour is said not to answer', async () => {
  const root = temporaryFolder();
  writeTree(root, { 'etc/resolv.conf': 'nameserver 192.168.1.2\n' });
  const wanted = parseTrigger(
    "DEVICE='eth0'\nMODE='static'\nIP='192.168.1.5'\nNETMASK='255.255.255.0'\n" +
      "GATEWAY='192.168.1.1'\nDNS='192.168.1.2'\n",
  );
  if (!wanted.ok) throw new Error(JSON.stringify(wanted.error));
  const pool = { role: 'supporter', coordinatorAddress: '192.168.1.9' } as const;
  expect(await probe(await foreignTree(root), wanted.value, pool)).toEqual([]);
});

test('a gateway that is not in use is told, also when that of the other family answers', async () => {
  const root = temporaryFolder();
  writeTree(root, { 'etc/resolv.conf': '' });
  const host = await foreignTree(root);
  const test: NetworkPort['test'] = ([target], tell) => {
    if (target?.of === 'gateway')
      for (const asked of ['10.0.0.1', 'fe80::1%xenbr0'])
        tell({ of: 'gateway', asked, outcome: { state: 'answered', milliseconds: 1 } });
    return Promise.resolve();
  };
  const gateways = async (v6: string): Promise<readonly (readonly [string, boolean])[]> => {
    const wanted = parseTrigger(
      "DEVICE='eth0'\nMODE='static'\nIP='10.0.0.5'\nNETMASK='255.255.255.0'\n" +
        `GATEWAY='10.0.0.1'\nMODE_V6='static'\nIPV6='fd00::5/64'\nGATEWAY_V6='${v6}'\n`,
    );
    if (!wanted.ok) throw new Error(JSON.stringify(wanted.error));
    const live = { ...host, network: { ...host.network, test } };
    const checks = await probe(live, wanted.value, { role: 'coordinator' });
    return checks.map(({ wanted: gateway, ok }) => [gateway, ok] as const);
  };
  const used = [
    ['10.0.0.1', true],
    ['fe80::1%xenbr0', true],
  ];
  expect(await gateways('fd00::1')).toEqual([['fd00::1', false], ...used]);
  expect(await gateways('FE80::1')).toEqual(used);
});
