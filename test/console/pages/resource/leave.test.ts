import { known, unknown, type HostFacts, type Sr } from '../../../../src/model/index.js';
import type { ConsoleEvent, Effect } from '../../../../src/console/index.js';
import {
  openItem,
  press,
  ready,
  shown,
  tell,
  title,
  type Walk,
} from '../../../support/console-walk.js';
import { hostFacts, hostStatus, supporterFacts } from '../../../support/host/walk-host.js';

const seen = (walk: Walk): string => shown(walk).join(' ').replace(/\s+/gu, ' ');
const last = (walk: Walk): Effect | undefined => walk.effects.at(-1);
const sr = (name: string, more: Partial<Sr>): Sr => ({
  ref: name,
  uuid: name,
  name,
  type: 'lvm',
  content: 'user',
  shared: false,
  size: 1,
  used: 0,
  uses: [],
  here: { state: 'plugged', pbd: 'pbd' },
  place: '',
  pluggedOn: [],
  disks: 0,
  ...more,
});
const storage: ConsoleEvent = {
  kind: 'objects',
  of: 'storage',
  found: known({
    srs: [
      sr('Local storage', {}),
      sr('SAN', { shared: true }),
      sr('of another host', { here: { state: 'absent' } }),
    ],
    source: 'xapi',
    disks: [],
  }),
};
const host = (vms: readonly string[]): ConsoleEvent => ({
  kind: 'objects',
  of: 'maintenance',
  found: known({
    name: 'xcp-7',
    enabled: true,
    isCoordinator: false,
    others: 1,
    vms: vms.map((name) => ({ name, stays: '' })),
  }),
});
const open = (facts: HostFacts = supporterFacts()): Walk =>
  openItem(ready(facts, hostStatus({ hostName: known('xcp-7') })), 'Leave the Pool');

test('what is lost is named, and the name of this host is typed', () => {
  const at = open();
  expect(at.effects.slice(-2)).toEqual([
    { kind: 'readObjects', of: 'storage' },
    { kind: 'readObjects', of: 'maintenance' },
  ]);
  const form = tell(at, storage, host([]));
  expect(seen(form)).toContain('is lost: - Local storage');
  expect(seen(form)).not.toContain('SAN');
  expect(seen(form)).not.toContain('of another host');
  expect(seen(press(form, 'type:xcp', 'enter'))).toContain('That is not xcp-7.');
  const ask = press(form, 'type:xcp-7', 'enter');
  expect(seen(ask)).toContain('Then this host reboots.');
  expect(last(press(ask, 'enter'))).not.toEqual({ kind: 'leavePool' });
  const begun = press(ask, 'type:y');
  expect(last(begun)).toEqual({ kind: 'leavePool' });
  const left = tell(begun, {
    kind: 'changed',
    change: 'leavePool',
    result: { ok: true, detail: '' },
  });
  expect(seen(left)).toContain('This host has left its pool. It reboots now.');
});

test('VMs that run here keep it from leaving', () => {
  const refused = tell(open(), host(['web server']), storage);
  expect(title(refused)).toBe('Leave the Pool: not now');
  expect(seen(refused)).toContain('- web server');
});

test('what is not known is said, and the pool decides', () => {
  const form = tell(
    open(),
    { kind: 'objects', of: 'storage', found: unknown('refused') },
    { kind: 'objects', of: 'maintenance', found: unknown('refused') },
  );
  expect(seen(form)).toContain('Type xcp-7');
  expect(seen(form)).toContain('The local SRs of this host are unknown');
  expect(seen(form)).toContain('The VMs that run here are not known now.');
});

test.each<[HostFacts, string]>([
  [hostFacts(), 'Designate another one first'],
  [supporterFacts({ xapi: 'emergency' }), 'XAPI does not answer.'],
  [supporterFacts({ haEnabled: known(true) }), 'Turn HA off first: xe pool-ha-disable.'],
])('why it cannot be chosen', (facts, words) => {
  expect(seen(open(facts))).toContain(words);
});
