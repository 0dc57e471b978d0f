import type { CoordinatorProbe } from '../../../src/model/index.js';
import { hazards } from '../../../src/reset/hazards/hazards.js';
import { nothingAround } from '../../../src/reset/hazards/surroundings.js';
import { coordinatorWanted } from '../../../src/reset/hazards/coordinator.js';
import { hazardText } from '../../../src/text/index.js';
import { facts, request } from '../../support/host/facts.js';

const supporter = facts({ poolConf: 'slave:10.0.0.1' });

/** What is said besides the usual. */
function said(more: Partial<typeof nothingAround>): readonly string[] {
  const wanted = request({}, supporter);
  const usual = hazards(wanted, supporter).map(({ code }) => code);
  return hazards(wanted, supporter, { ...nothingAround, ...more })
    .filter(({ code }) => !usual.includes(code))
    .map((hazard) => `${hazard.severity}: ${hazardText(hazard)}`);
}

const trial = {
  address: '10.0.0.9',
  found: 'silent',
  proof: 'notKnown',
  coordinator: '',
  seconds: 3,
} as const satisfies CoordinatorProbe;

test.each<[Partial<CoordinatorProbe>, string]>([
  [
    {},
    'warns: No XAPI answers at 10.0.0.9 (waited 3 s). Check the address of the pool ' +
      'coordinator (master), unless this host has no network now.',
  ],
  [
    { found: 'refused' },
    'warns: 10.0.0.9 is there, but its XAPI refuses connections. Check the address of the pool ' +
      'coordinator (master).',
  ],
  [
    { found: 'noRoute' },
    'warns: This host cannot reach 10.0.0.9 now. Check the address of the pool coordinator ' +
      '(master), unless this host has no network now.',
  ],
  [
    { found: 'noAddress' },
    'warns: No address was found for the name 10.0.0.9. Check the address of the pool ' +
      'coordinator (master), unless this host has no network now.',
  ],
  [
    { found: 'answers' },
    'informs: Somebody answers at 10.0.0.9. It is not known whether it is the pool coordinator ' +
      '(master).',
  ],
  [
    { found: 'coordinator', proof: 'ours' },
    'informs: 10.0.0.9 is the coordinator (master) of this pool: its certificate is known here.',
  ],
  [
    { found: 'coordinator' },
    'informs: A pool coordinator (master) answers at 10.0.0.9. It is not known whether it is ' +
      'that of this pool: this host has no list of the certificates of its pool.',
  ],
  [
    { found: 'starting', proof: 'ours' },
    'warns: The XAPI at 10.0.0.9 is still starting or in emergency mode. It is not known ' +
      'whether it is the pool coordinator (master).',
  ],
  [
    { found: 'thisHost' },
    'blocks: 10.0.0.9 is this host itself. Give the address of the pool coordinator (master).',
  ],
  [
    { found: 'noCertificate' },
    'warns: What answers at 10.0.0.9 shows no certificate. It is not known whether it is ' +
      'the pool coordinator (master).',
  ],
  [
    { found: 'noXapi' },
    'warns: What answers at 10.0.0.9 is not a XAPI. Check the address of the pool coordinator ' +
      '(master).',
  ],
  [
    { found: 'supporter', proof: 'ours', coordinator: '10.0.0.1' },
    'blocks: 10.0.0.9 is a supporter (slave), of 10.0.0.1. Give the address of the pool ' +
      'coordinator (master).',
  ],
  [
    { found: 'coordinator', proof: 'foreign' },
    'blocks: The XAPI at 10.0.0.9 is not of this pool: its certificate is none of those that ' +
      'this host knows. Check the address. If it is right, another host pretends to be the ' +
      'pool coordinator (master).',
  ],
])('what was found at the coordinator’s address is told: %j', (found, words) => {
  expect(said({ coordinator: { ...trial, ...found } })).toEqual([words]);
  expect(said({})).toEqual([]);
});

test('the operator may know better than what blocks; nothing else asks for it', () => {
  const overridable = (found: CoordinatorProbe['found']): boolean | undefined =>
    hazards(request({}, supporter), supporter, {
      ...nothingAround,
      coordinator: { ...trial, found },
    }).find(({ params }) => params['address'] === trial.address)?.overridable;
  expect(overridable('thisHost')).toBe(true);
  expect(overridable('silent')).toBe(false);
});

test('an earlier reset that did not finish is told', () => {
  expect(said({ unfinishedSince: '2026-01-02T03:04:05.678Z' })).toEqual([
    'warns: A reset begun at 2026-01-02 03:04:05 UTC did not finish. This one replaces it. ' +
      'Afterwards xe-reset-networking --undo goes back to before both.',
  ]);
});

test('the coordinator that this host will look for is the typed one, else the one of pool.conf', () => {
  const wanted = (typed: string, poolConf: string): string => {
    const host = facts({ poolConf });
    return coordinatorWanted(request({ coordinatorAddress: typed }, host), host.pool);
  };
  expect(wanted('10.0.0.9', 'slave:10.0.0.1')).toBe('10.0.0.9');
  expect(wanted('', 'slave:10.0.0.1')).toBe('10.0.0.1');
  expect(wanted('10.0.0.9', 'broken')).toBe('10.0.0.9');
  expect(wanted('10.0.0.9', 'master')).toBe('');
});
