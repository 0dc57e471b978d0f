import type { Effect } from '../../../src/console/index.js';
import {
  askedSince,
  openItem,
  press,
  ready,
  shown,
  start as beginning,
  tell,
  title,
  type Walk,
} from '../../support/console-walk.js';
import { hostFacts, hostStatus } from '../../support/host/walk-host.js';

const seen = (walk: Walk): string => shown(walk).join('\n');
const last = (walk: Walk): Effect | undefined => walk.effects.at(-1);

describe('a change that has to be confirmed', () => {
  const start = openItem(ready(), 'Configure Management Interface');
  const toMore = ['enter', 'down', 'enter', 'home', 'enter'];
  const more = press(start, ...toMore);
  const toCountdowns = ['down', 'down', 'down', 'enter'];
  const summary = press(more, ...toCountdowns, 'down', 'enter', 'enter');
  const changing = press(summary, 'f8');
  const waiting = tell(
    changing,
    { kind: 'managementTrial', trial: { state: 'waiting', secondsLeft: 30 } },
    {
      kind: 'changed',
      change: 'reconfigureManagement',
      result: { ok: true, detail: '' },
    },
  );

  test('the choice is off, and the summary says what will be', () => {
    expect(seen(more)).toContain('Return unless confirmed | off');
    expect(seen(summary)).toContain('confirm the new configuration within 30 seconds');
    expect(seen(summary)).toContain('The countdown goes on when this console ends');
    expect(last(changing)).toMatchObject({ kind: 'reconfigureManagement', returnWithin: 30 });
  });
  test('with --xapi, the choice and the summary say that this console alone follows it', () => {
    const elsewhere = tell(
      beginning(80, 24, { xapiElsewhere: true }),
      { kind: 'facts', facts: hostFacts() },
      { kind: 'status', status: hostStatus() },
    );
    const choice = press(
      openItem(elsewhere, 'Configure Management Interface'),
      ...toMore,
      ...toCountdowns,
    );
    for (const walk of [choice, press(choice, 'down', 'enter', 'enter')]) {
      const words = seen(walk).replace(/\s+/gu, ' ');
      expect(words).toContain('started with --xapi, so it alone follows the countdown');
      expect(words).not.toContain('The countdown goes on');
    }
  });
  test('the page after the change counts the seconds and has the two keys', () => {
    expect(seen(waiting)).toContain('returns in 30 seconds');
    expect(seen(waiting)).toContain('The management interface is configured.');
    const later = tell(waiting, {
      kind: 'tick',
      now: '1971-01-01T00:00:00Z',
      offsetMinutes: 0,
      sinceStartMs: waiting.state.sinceStartMs + 29_000,
    });
    expect(seen(later)).toContain('returns in 1 second,');
    expect(last(press(later, 'type:k'))).toMatchObject({ kind: 'keepManagement' });
    expect(last(press(later, 'type:r'))).toMatchObject({ kind: 'returnManagement' });
  });
  test.each([
    [{ state: 'kept' }, 'the new management interface stays'],
    [{ state: 'returning' }, 'returns now'],
    [{ state: 'returned', gaps: [] }, 'The former management interface is back.'],
    [
      {
        state: 'returned',
        gaps: [{ gap: 'left', name: 'eth1 VLAN 77', reason: null, detail: '' }],
      },
      'Still there, although it was not there before: eth1 VLAN 77.',
    ],
    [{ state: 'changed' }, 'somebody has changed the configuration since'],
    [{ state: 'failed', detail: 'PIF_IS_GONE' }, 'could not return completely (PIF_IS_GONE)'],
  ] as const)('%j is told on the page', (trial, words) => {
    expect(seen(tell(waiting, { kind: 'managementTrial', trial })).replace(/\s+/gu, ' ')).toContain(
      words,
    );
  });
  test('a page that was left is found again, and the Status Display names it', () => {
    const left = press(waiting, 'escape');
    expect(askedSince(waiting, left)).toEqual([]);
    expect(seen(openItem(left, 'Status Display')).replace(/\s+/gu, ' ')).toContain(
      'The former management interface returns in 30 seconds',
    );
    const again = openItem(left, 'Configure Management Interface');
    expect(title(again)).toBe('Confirm the management interface');
    expect(last(press(again, 'type:k'))).toMatchObject({ kind: 'keepManagement' });
  });
  test('a return that nobody watched is told on the Status Display for a day', () => {
    const left = press(waiting, 'escape');
    const back = tell(left, { kind: 'managementTrial', trial: { state: 'returned', gaps: [] } });
    const status = (walk: Walk): string => seen(openItem(walk, 'Status Display'));
    expect(status(back)).toContain('The former management interface is back.');
    const day = 24 * 60 * 60 * 1000;
    const next = { ...back, state: { ...back.state, sinceStartMs: day + 60_000 } };
    expect(status(next)).not.toContain('The former management interface is back.');
  });
});
