import { chmodSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { hostFiles, makeHostTree, snapshot } from '../support/host/host-tree.js';
import { factsOf } from '../support/host/read-host.js';
import { temporaryFolder } from '../support/host/tree.js';

test('a whole host, read without changing it', async () => {
  const root = temporaryFolder();
  makeHostTree(root);
  const before = snapshot(root);
  const facts = await factsOf(root);
  expect(facts).toMatchObject({
    profile: { name: 'networkd', triggerPath: '/var/tmp/network-reset' },
    files: {
      inventory: {
        state: 'present',
        text: hostFiles['etc/xensource-inventory'],
        real: '/etc/xensource-inventory',
      },
      networkdDatabase: { state: 'present' },
      trigger: { state: 'absent' },
    },
    pool: { role: 'supporter', coordinatorAddress: '10.0.0.1' },
    management: { device: 'eth0', mode: 'dhcp' },
    haArmed: { known: true, value: false },
    runningVms: { known: false },
    wiring: { known: true, value: { source: 'kernel' } },
    loss: { known: true, value: { pifs: ['eth0, bridge xenbr0'] } },
    now: { known: true, value: { device: 'eth0', vlan: '', link: 'up', source: 'firstboot' } },
    xapi: 'stopped',
    renameScript: true,
    commandsOnlyNamed: true,
  });
  expect(
    facts.nics.known && facts.nics.value.filter((nic) => nic.physical).map((nic) => nic.device),
  ).toEqual(['eth0', 'eth1']);
  expect(snapshot(root)).toEqual(before);
});

test('an empty tree: everything says by itself that it is not there', async () => {
  const facts = await factsOf(temporaryFolder());
  expect(facts).toMatchObject({
    files: {
      inventory: { state: 'absent' },
      management: { state: 'absent' },
      poolConf: { state: 'absent' },
    },
    pool: { role: 'unknown', reason: 'absent' },
    management: null,
    nics: { known: false },
    haArmed: { known: false, reason: { code: 'absent' } },
    xapi: 'stopped',
    renameScript: false,
  });
});

test('a link planted as trigger counts for nothing, and is told; the profile given decides where to look', async () => {
  const root = temporaryFolder();
  makeHostTree(root);
  chmodSync(join(root, 'tmp'), 0o1777);
  symlinkSync('/etc/xensource-inventory', join(root, 'tmp/network-reset'));
  const facts = await factsOf(root, 'classic');
  expect(facts.profile).toEqual({ name: 'classic', triggerPath: '/tmp/network-reset' });
  expect(facts.files.trigger).toEqual({ state: 'absent', foreign: 'link' });
});
