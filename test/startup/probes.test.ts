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
