import { hazard, type Hazard, type HazardCode } from '../../src/reset/index.js';
import { hazardText } from '../../src/text/index.js';

const params = {
  path: '/p',
  detail: 'EIO',
  keys: 'K',
  address: '10.0.0.9',
  device: 'eth1',
  name: 'storage20',
  from: 'eth0',
  vlan: '20',
  bond: 'bond0',
  count: '2',
  names: 'web, db',
  reason: 'absent',
};
const say = (code: HazardCode, more: Hazard['params'] = params): string =>
  hazardText(hazard(code, 'warns', more));

test.each<[HazardCode, string]>([
  [
    'inventory.absent',
    '/p is missing. Restore it first. xe-reset-networking --undo puts back the copy from ' +
      'before the last reset; older copies are in /var/lib/xsconsole/reset/undo. If there is ' +
      'none, take it from a backup of this host.',
  ],
  [
    'inventory.unreadable',
    '/p cannot be read (EIO). Fix that first: the reset keeps what is in it.',
  ],
  [
    'inventory.identityMissing',
    '/p lacks K: a write of it was cut off. Going on would lose the identity of this host ' +
      'for good. Restore it first. xe-reset-networking --undo puts back the copy from before ' +
      'the last reset; older copies are in /var/lib/xsconsole/reset/undo. If there is none, ' +
      'take it from a backup of this host.',
  ],
  [
    'management.unreadable',
    '/p cannot be read (EIO), so it could not be put back. Move it away, then start again.',
  ],
  [
    'poolConf.damaged',
    '/p holds neither master nor slave:ADDRESS but "EIO". It will be rewritten.',
  ],
  [
    'poolConf.becomesSupporter',
    '/p will say that this host is a supporter (slave) of 10.0.0.9. Go on only if it is ' +
      'not the pool coordinator (master).',
  ],
  [
    'coordinator.ignored',
    'This host is the pool coordinator (master): the address 10.0.0.9 for a coordinator is ' +
      'ignored.',
  ],
  [
    'vlan.carriedOver',
    'VLAN 20, which the firstboot data names for eth0, will be used on eth1. Leave the VLAN ' +
      'out if that port is untagged (on the command line: --novlan).',
  ],
  [
    'vlan.inUse',
    'VLAN 20 of eth1 is in use on this host by storage20, which XAPI has not made. Find out ' +
      'what makes it and remove it, or the reset cannot be completed after the reboot.',
  ],
  [
    'nic.bonded',
    'eth1 is in bond0, which the reset forgets. A switch port that insists on LACP stays ' +
      'shut for a single interface. "Management on a bond" under Advanced (on the command line: ' +
      '--bond) creates a bond again after the reset.',
  ],
  [
    'vms.running',
    '2 running VMs will be killed by the reboot: web, db. Shut down what you can first.',
  ],
  [
    'ha.unknown',
    'It is not known whether high availability (HA) is armed (EIO). If it is, turn HA ' +
      'off first: xe pool-ha-disable.',
  ],
  [
    'ha.enabledUnknown',
    'It is not known whether high availability (HA) is on in the pool (EIO). If it is, the reset ' +
      'would stop half-way after the reboot. Turn HA off first: xe pool-ha-disable, or xe ' +
      'host-emergency-ha-disable --force where the pool does not answer.',
  ],
  [
    'cluster.enabled',
    'Clustering uses a PIF of this host (web, db) and would lose it. Take the host out of ' +
      'the cluster first: xe cluster-host-destroy.',
  ],
])('%s', (code, text) => {
  expect(say(code)).toBe(text);
});

test.each([
  ['directory', 'it is a directory'],
  ['link', 'it is a symbolic link'],
  ['other', 'it is not a regular file'],
  ['EACCES', 'EACCES'],
])('what stands in the place of a file: %s', (detail, words) => {
  expect(say('trigger.unreadable', { path: '/p', detail })).toBe(
    `/p is not a readable file (${words}). Look at it and remove it, then start again.`,
  );
});

test('a pool.conf with nothing in it, or bytes that are no text', () => {
  expect(say('poolConf.damaged', { path: '/p', detail: '' })).toContain(
    'but nothing that can be read. ',
  );
});

test('a damaged pool.conf that stops the reset comes with what to write', () => {
  expect(hazardText(hazard('poolConf.damaged', 'blocks', { path: '/p', detail: 'mister' }))).toBe(
    '/p holds neither master nor slave:ADDRESS but "mister". If this host is the pool ' +
      'coordinator (master) or alone, write master into it; ' +
      'if not, give the address of the coordinator (on the command line: --master).',
  );
});

test('one VM is one VM, and a VLAN may stay where it was', () => {
  expect(say('vms.running', { count: '1', names: 'web' })).toBe(
    '1 running VM will be killed by the reboot: web. Shut down what you can first.',
  );
  const carried = { vlan: '20', device: 'eth1', from: 'eth1' };
  expect(hazardText(hazard('vlan.carriedOver', 'informs', carried))).toBe(
    'The management interface stays on VLAN 20, as in the firstboot data.',
  );
  expect(say('vlan.carriedOver', carried)).toMatch(/^VLAN 20, which .* will be used on eth1\./u);
});

const codes: readonly HazardCode[] = [
  'inventory.absent',
  'inventory.unreadable',
  'inventory.identityMissing',
  'inventory.damaged',
  'management.absent',
  'management.unreadable',
  'management.damaged',
  'poolConf.absent',
  'poolConf.unreadable',
  'poolConf.damaged',
  'poolConf.broken',
  'poolConf.becomesSupporter',
  'trigger.pending',
  'trigger.foreign',
  'trigger.unreadable',
  'networkdDatabase.unreadable',
  'coordinator.ignored',
  'coordinator.supportersFollow',
  'supporter.coordinatorKept',
  'supporter.sameDevice',
  'supporter.otherDevice',
  'vlan.carriedOver',
  'nics.unknown',
  'nic.absent',
  'nic.macUnknown',
  'nic.noCarrier',
  'nic.bonded',
  'vms.running',
  'vms.unknown',
  'ha.armed',
  'ha.unknown',
  'ha.enabledUnknown',
  'loss.unknown',
  'cluster.enabled',
  'names.reset',
];

test.each(codes)('%s is a whole sentence, of its own, that steers no terminal', (code) => {
  const evil = Object.fromEntries(Object.keys(params).map((key) => [key, `x\u001b[2J\n`]));
  expect(say(code)).toMatch(/^[A-Z0-9/e].*\.$/);
  expect(say(code, evil)).toMatch(/^[^\p{Cc}]*$/u);
  expect(say(code, {})).not.toContain('undefined');
  expect(codes.filter((other) => say(other) === say(code))).toEqual([code]);
});
