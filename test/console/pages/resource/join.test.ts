import type { CoordinatorProbe, HostFacts } from '../../../../src/model/index.js';
import type { Effect } from '../../../../src/console/index.js';
import {
  openItem,
  press,
  ready,
  shown,
  tell,
  title,
  type Walk,
} from '../../../support/console-walk.js';
import { hostFacts, supporterFacts } from '../../../support/host/walk-host.js';

const seen = (walk: Walk): string => shown(walk).join(' ').replace(/\s+/gu, ' ');
const last = (walk: Walk): Effect | undefined => walk.effects.at(-1);
const open = (facts: HostFacts = hostFacts()): Walk => openItem(ready(facts), 'Join a Pool');
const typed = (): Walk => press(open(), 'type:10.0.0.9', 'enter');
const probe: CoordinatorProbe = {
  address: '10.0.0.9',
  found: 'coordinator',
  proof: 'foreign',
  coordinator: '',
  seconds: 1,
};
const tried = (more: Partial<CoordinatorProbe> = {}): Walk =>
  tell(typed(), { kind: 'coordinatorTried', address: '10.0.0.9', probe: { ...probe, ...more } });
const request = { kind: 'joinPool', address: '10.0.0.9', user: 'admin', password: 'secret' };

test('the address is tried, then user and password are asked for, and the last question names what is lost', () => {
  expect(last(typed())).toEqual({ kind: 'tryCoordinator', address: '10.0.0.9' });
  expect(seen(typed())).toContain('Nothing secret is sent');
  const form = tried();
  expect(seen(form)).toContain('A pool coordinator (master) answers at 10.0.0.9.');
  expect(seen(form)).toContain('Go on only in a network that you trust');
  const ask = press(form, 'clear', 'type:admin', 'enter', 'type:secret', 'enter');
  expect(seen(ask)).not.toContain('secret');
  expect(seen(ask)).toContain('Its own pool is gone');
  expect(last(press(ask, 'enter'))).not.toEqual(request);
  const begun = press(ask, 'type:y');
  expect(last(begun)).toEqual(request);
  const refused = tell(begun, {
    kind: 'changed',
    change: 'joinPool',
    result: { ok: false, code: 'refused', detail: 'JOINING_HOST_CANNOT_CONTAIN_SHARED_SRS' },
  });
  expect(seen(refused)).toContain('this host has shared SRs; forget them first');
});

test.each<[Partial<CoordinatorProbe>, string]>([
  [{ proof: 'ours' }, 'is of this pool already'],
  [{ found: 'supporter', coordinator: '10.0.0.1' }, 'is a supporter (slave), of 10.0.0.1'],
  [{ found: 'thisHost', proof: 'notKnown' }, 'is this host itself'],
  [{ found: 'silent', proof: 'notKnown' }, 'No XAPI answers at 10.0.0.9'],
  [{ found: 'refused', proof: 'notKnown' }, 'refuses connections'],
  [{ found: 'noRoute', proof: 'notKnown' }, 'cannot reach 10.0.0.9'],
  [{ found: 'noAddress', proof: 'notKnown' }, 'No address was found'],
  [{ found: 'noXapi', proof: 'notKnown' }, 'is not a XAPI'],
  [{ found: 'noCertificate', proof: 'notKnown' }, 'shows no certificate'],
  [{ found: 'starting' }, 'still starting'],
])('%j: no password is asked for', (more, words) => {
  const refused = tried(more);
  expect(title(refused)).toBe('Join a Pool: not this address');
  expect(seen(refused)).toContain(words);
});

test('where the role cannot be asked, or nobody can look, that is said', () => {
  expect(seen(tried({ found: 'answers' }))).toContain('is not known');
  const unlooked = tell(typed(), { kind: 'coordinatorTried', address: '10.0.0.9', probe: null });
  expect(title(unlooked)).toBe('Join a Pool: user and password');
  expect(seen(unlooked)).toContain('10.0.0.9 could not be tried from here.');
  expect(seen(unlooked)).not.toContain('answers at');
});

test('an empty password is told at its field', () => {
  expect(seen(press(tried(), 'enter', 'enter'))).toContain('This must not be empty.');
});

test('a supporter, or a host whose XAPI does not answer, says why not', () => {
  expect(seen(open(supporterFacts()))).toContain('has to leave that pool first');
  expect(seen(open(hostFacts({ xapi: 'stopped' })))).toContain('XAPI does not answer');
});
