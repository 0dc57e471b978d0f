import { known, unknown, type HostFacts, type PoolMember } from '../../../../src/model/index.js';
import type { ConsoleEvent, Effect } from '../../../../src/console/index.js';
import { openItem, press, ready, shown, tell, type Walk } from '../../../support/console-walk.js';
import { hostFacts } from '../../../support/host/walk-host.js';

const seen = (walk: Walk): string => shown(walk).join(' ').replace(/\s+/gu, ' ');
const last = (walk: Walk): Effect | undefined => walk.effects.at(-1);
const member = (name: string, more: Partial<PoolMember> = {}): PoolMember => ({
  uuid: `uuid of ${name}`,
  name,
  address: '10.0.0.4',
  isCoordinator: false,
  here: false,
  state: 'up',
  version: '',
  vms: 0,
  ...more,
});
const found = (members: readonly PoolMember[]): ConsoleEvent => ({
  kind: 'objects',
  of: 'members',
  found: known({ pool: 'Lab', members, source: 'xapi' }),
});
const open = (facts: HostFacts = hostFacts()): Walk =>
  openItem(ready(facts), 'Designate a New Coordinator');
const pool = [
  member('one', { isCoordinator: true, here: true }),
  member('gone', { state: 'silent' }),
  member('two', { state: 'maintenance' }),
];

test('another host that answers is chosen; the question names both', () => {
  const at = open();
  expect(last(at)).toEqual({ kind: 'readObjects', of: 'members' });
  const list = tell(at, found(pool));
  expect(seen(list)).toContain('The pool gets no heartbeat from it.');
  expect(seen(list)).toContain('in maintenance mode');
  expect(seen(press(list, 'home', 'enter'))).toContain('It is the coordinator already.');
  const ask = press(list, 'enter');
  expect(seen(ask)).toContain('two becomes the pool coordinator (master), and one its supporter');
  expect(seen(ask)).toContain('XAPI restarts on every host');
  const begun = press(ask, 'type:y');
  expect(last(begun)).toEqual({ kind: 'designateCoordinator', uuid: 'uuid of two' });
  const ended = tell(begun, {
    kind: 'changed',
    change: 'designateCoordinator',
    result: { ok: true, detail: 'The pool coordinator (master) is two now.' },
  });
  expect(seen(ended)).toContain('The pool has a new coordinator (master).');
});

test('a pool of one, and hosts that cannot be listed, are said', () => {
  expect(seen(tell(open(), found(pool.slice(0, 1))))).toContain('The pool has no other host.');
  const unread: ConsoleEvent = { kind: 'objects', of: 'members', found: unknown('timedOut') };
  expect(seen(tell(open(), unread))).toContain('The hosts of the pool are unknown');
});

test.each<[HostFacts, string]>([
  [hostFacts({ xapi: 'stopped' }), 'replace it under Place in the Pool'],
  [hostFacts({ haEnabled: known(true) }), 'Turn HA off first: xe pool-ha-disable.'],
])('why it cannot be chosen', (facts, words) => {
  expect(seen(open(facts))).toContain(words);
});
