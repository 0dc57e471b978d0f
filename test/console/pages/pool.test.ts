import { known, type CoordinatorProbe, type HostFacts } from '../../../src/model/index.js';
import type { Effect } from '../../../src/console/index.js';
import { openItem, press, ready, shown, tell, type Walk } from '../../support/console-walk.js';
import { hostFacts, hostStatus, supporterFacts } from '../../support/host/walk-host.js';

const seen = (walk: Walk): string => shown(walk).join(' ').replace(/\s+/gu, ' ');
const last = (walk: Walk): Effect | undefined => walk.effects.at(-1);
const open = (facts: HostFacts): Walk => openItem(ready(facts), 'Place in the Pool');

const probe: CoordinatorProbe = {
  address: '10.0.0.9',
  found: 'coordinator',
  proof: 'ours',
  coordinator: '',
  seconds: 1,
};
const tried = (walk: Walk, more: Partial<CoordinatorProbe>): Walk =>
  tell(walk, {
    kind: 'coordinatorTried',
    address: probe.address,
    probe: { ...probe, ...more },
  });
const typed = (facts: HostFacts): Walk =>
  press(open(facts), 'enter', 'clear', 'type:10.0.0.9', 'enter');
const points = {
  kind: 'changePool',
  recovery: { kind: 'pointAtCoordinator', address: '10.0.0.9' },
};

test('a supporter is pointed at an address that was tried first', () => {
  const asking = typed(supporterFacts({ xapi: 'emergency' }));
  expect(last(asking)).toEqual({ kind: 'tryCoordinator', address: '10.0.0.9' });
  const ask = tried(asking, {});
  expect(seen(ask)).toContain('10.0.0.9 is the coordinator (master) of this pool');
  expect(seen(ask)).toContain('at 10.0.0.7 now. It will look at 10.0.0.9. XAPI restarts.');
  expect(last(press(ask, 'enter'))).not.toEqual(points);
  const begun = press(ask, 'type:y');
  expect(last(begun)).toEqual(points);
  const ended = tell(begun, {
    kind: 'changed',
    change: 'changePool',
    result: { ok: true, detail: 'XAPI works in this role.' },
  });
  expect(seen(ended)).toContain('XAPI works in this role.');
});

test.each<[Partial<CoordinatorProbe>, string]>([
  [{ proof: 'foreign' }, 'is not of this pool'],
  [{ found: 'supporter', coordinator: '10.0.0.1' }, 'is a supporter (slave), of 10.0.0.1'],
  [{ found: 'thisHost', proof: 'notKnown' }, 'is this host itself'],
])('%j is refused unless it is insisted on', (more, words) => {
  const refused = tried(typed(supporterFacts()), more);
  expect(seen(refused)).toContain(words);
  expect(seen(press(refused, 'type:yes', 'enter'))).toContain(words);
  const ask = press(refused, 'clear', 'type:override', 'enter');
  expect(last(press(ask, 'type:y'))).toEqual(points);
});

test.each([
  ['', 'Enter an IP address or a host name, without port.'],
  ['300.1.1.1', '"300.1.1.1" is neither an IP address nor a host name; enter an IP address'],
  ['10.0.0.9:443', 'without port.'],
])('the address %j is refused at its field', (text, words) => {
  const refused = press(open(supporterFacts()), 'enter', 'clear', `type:${text}`, 'enter');
  expect(seen(refused)).toContain(words);
  expect(seen(refused)).not.toContain('leave it');
});

test('where nobody answers, or nobody can look, it is said and one may go on', () => {
  const silent = tried(typed(supporterFacts({ xapi: 'stopped' })), { found: 'silent' });
  expect(seen(silent)).toContain('No XAPI answers at 10.0.0.9');
  expect(seen(silent)).toContain('XAPI is down: pool.conf is written, and XAPI started.');
  expect(last(press(silent, 'type:y'))).toEqual(points);
  const nobody = tell(typed(supporterFacts()), {
    kind: 'coordinatorTried',
    address: '10.0.0.9',
    probe: null,
  });
  expect(seen(nobody)).toContain('10.0.0.9 could not be tried from here.');
});

test('a host becomes the coordinator with what is lost, and not while HA is armed', () => {
  const ask = press(open(supporterFacts()), 'down', 'enter');
  expect(seen(ask)).toContain('Changes in the pool since that copy are lost');
  expect(seen(ask)).toContain('two coordinators');
  expect(last(press(ask, 'type:y'))).toEqual({
    kind: 'changePool',
    recovery: { kind: 'becomeCoordinator' },
  });
  const armed = press(open(supporterFacts({ haArmed: known(true) })), 'down', 'enter');
  expect(seen(armed)).toContain('High availability (HA) is armed');
  expect(last(press(armed, 'type:y'))).not.toMatchObject({ kind: 'changePool' });
});

test('the coordinator recovers its supporters, and nothing else is offered there', () => {
  const list = open(hostFacts());
  expect(seen(list)).toContain('(This host is the coordinator itself.)');
  expect(last(press(list, 'enter', 'type:y'))).toEqual({
    kind: 'changePool',
    recovery: { kind: 'recoverSupporters' },
  });
  expect(seen(open(supporterFacts()))).toContain('(Only the coordinator knows its supporters.)');
  expect(seen(open(hostFacts({ xapi: 'stopped' })))).toContain('(XAPI is not running.');
});

test('the Status Display of a supporter in emergency mode has them on its keys', () => {
  const facts = supporterFacts({ xapi: 'emergency' });
  const at = ready(facts, hostStatus({ xapi: 'emergency', pool: facts.pool }));
  expect(seen(at)).toContain('Press 2 for "Point this host at the coordinator\'s new address".');
  expect(seen(press(at, 'type:2'))).toContain('Coordinator address');
  expect(seen(press(at, 'type:3'))).toContain('two coordinators');
});

test('the coordinator lists its supporters with what to type, and follows them as they return', () => {
  const at = ready(hostFacts(), hostStatus({ playbook: true }));
  expect(seen(at)).toContain('not all supporters (slaves) are known to be back');
  expect(seen(at)).toContain('Press 1 for "Recover supporters".');
  const reading = press(at, 'type:2');
  expect(last(reading)).toEqual({ kind: 'readObjects', of: 'playbook' });
  const found = (state: 'answers' | 'back') =>
    tell(reading, {
      kind: 'objects',
      of: 'playbook',
      found: known({
        coordinator: { name: 'one', address: '10.0.0.9' },
        members: [
          { name: 'two', address: '10.0.0.5', state, command: 'xe-reset-networking --x 10.0.0.9' },
        ],
      }),
    });
  const listed = found('answers');
  expect(last(listed)).toEqual({ kind: 'followPlaybook' });
  expect(seen(listed)).toContain('1. two (10.0.0.5): answers');
  expect(seen(listed)).toContain('xe-reset-networking --x 10.0.0.9');
  expect(seen(listed)).toContain('Type on each that is not back, in this order:');
  expect(seen(listed)).toContain('1 of 1 supporters (slaves) is not back. R tells those that');
  expect(last(press(listed, 'type:r', 'type:y'))).toEqual({
    kind: 'changePool',
    recovery: { kind: 'recoverSupporters' },
  });
  expect(seen(found('back'))).toContain('All supporters (slaves) are back.');
  expect(last(press(found('back'), 'type:d', 'type:y'))).toEqual({ kind: 'followPlaybook' });
  expect(last(press(listed, 'type:d', 'type:y'))).toEqual({ kind: 'closePlaybook' });
});
