import { hazards } from '../../../src/reset/hazards/hazards.js';
import { nothingAround } from '../../../src/reset/hazards/surroundings.js';
import { coordinatorWanted } from '../../../src/reset/hazards/coordinator.js';
import { hazardText } from '../../../src/text/index.js';
import { facts, request } from '../../support/host/facts.js';

const supporter = facts({ poolConf: 'slave:10.0.0.1' });

/** What is said besides the usual. */
function said(more: Partial<typeof nothingAround>): readonly string[] {
  const wish = request({}, supporter);
  const usual = hazards(wish, supporter).map(({ code }) => code);
  return hazards(wish, supporter, { ...nothingAround, ...more })
    .filter(({ code }) => !usual.includes(code))
    .map((hazard) => `${hazard.severity}: ${hazardText(hazard)}`);
}

test('a coordinator that was tried is told with how long it was waited for, and never blocks', () => {
  const coordinator = { address: '10.0.0.9', answers: false, seconds: 3 };
  expect(said({ coordinator })).toEqual([
    'warns: No XAPI answers at 10.0.0.9 (waited 3 s). Check the address of the pool ' +
      'coordinator (master), unless this host has no network now.',
  ]);
  expect(said({ coordinator: { ...coordinator, answers: true } })).toEqual([
    'informs: The pool coordinator (master) 10.0.0.9 answers.',
  ]);
  expect(said({})).toEqual([]);
});

test('an earlier reset that did not finish is told', () => {
  expect(said({ unfinishedSince: '2026-01-02T03:04:05.678Z' })).toEqual([
    'warns: A reset begun at 2026-01-02 03:04:05 UTC did not finish. This one starts over it; ' +
      '--undo afterwards goes back to before both.',
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
