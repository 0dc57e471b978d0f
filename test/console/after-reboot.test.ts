import type { ConsoleEvent } from '../../src/console/index.js';
import type { ResetRecord } from '../../src/reset/index.js';
import type { HostFacts } from '../../src/model/index.js';
import { press, ready, shown, tell, title } from '../support/console-walk.js';
import { hostFacts } from '../support/host/walk-host.js';
import { machine, report, came, started, page } from './restart-events.js';

describe('a console that was started after the reboot', () => {
  const record: ResetRecord = {
    plan: (() => {
      const effect = started.effects.find(({ kind }) => kind === 'runReset');
      if (effect?.kind !== 'runReset') throw new Error('the run was not asked for');
      return effect.plan;
    })(),
    basis: hostFacts().files,
    initiator: { user: 'root', tty: '', face: 'console', reason: '' },
    begunAt: '2026-01-02T03:05:00Z',
    pid: 1,
    outcome: { result: 'done' },
    undo: 'none',
    completed: null,
    events: [
      { planId: 'walk-1', seq: 0, at: '2026-01-02T03:05:00Z', step: 0, phase: 'starting' },
      { planId: 'walk-1', seq: 1, at: '2026-01-02T03:05:02Z', step: 0, phase: 'done' },
    ],
    boot: 'first',
    loss: null,
    kept: null,
    thenRebuild: false,
    confirmWithin: null,
    wait: null,
    rebuilt: null,
    wire: [],
    question: null,
    answer: null,
    acknowledged: null,
  };
  const awaited = (xapi: HostFacts['xapi'], reason = ''): ConsoleEvent => ({
    kind: 'awaited',
    reset: record,
    xapi,
    reason,
  });
  const before = [
    'The reset is being completed',
    'Keep copies of 4 files for going back: done (2.0 s)',
    'The host boots: done',
  ];

  test(
    "opens on the steps of the reset and goes on by itself, through XAPI's start to the " +
      'report',
    () => {
      const starting = tell(ready(), awaited('stopped'));
      expect(shown(starting)).toEqual([
        ...before,
        'XAPI starts: running',
        'This page goes on by itself. Esc: look at the host meanwhile.',
      ]);
      const completing = tell(starting, awaited('running'));
      expect(shown(completing).slice(0, -1)).toEqual([
        ...before,
        'XAPI starts: done',
        'XAPI completes the reset: running',
      ]);
      expect(shown(tell(completing, came(report)))).toEqual(page.slice(0, 7));
    },
  );

  test('says why XAPI could not complete it, and what to do', () => {
    const stuck = tell(ready(), awaited('running', 'XAPI refused PIF.scan.'));
    expect(shown(stuck)).toEqual(
      expect.arrayContaining([
        'The reset is not completed',
        'XAPI refused PIF.scan.',
        'The start-up has failed: failed',
      ]),
    );
    expect(shown(stuck).join(' ')).toContain('Run the Emergency Network Reset again');
  });

  test('why the host has not come back stays on the screen while it is waited for', () => {
    const gone = tell(
      ready(),
      machine('booting'),
      machine('failed', 'The database is damaged.'),
      awaited('stopped'),
    );
    expect(title(gone)).toBe('This host has not come back');
    expect(title(tell(gone, came(report)))).toBe('Network reset: result');
  });

  test('a page that was put away stays away until F5 or the report', () => {
    const away = press(tell(ready(), awaited('stopped')), 'escape');
    expect(title(away)).toBe('Configuration');
    const on = tell(away, awaited('running'));
    expect(title(on)).toBe('Configuration');
    expect(title(press(on, 'f5'))).toBe('The reset is being completed');
    expect(title(tell(on, came(report)))).toBe('Network reset: result');
  });
});
