import { update, view, type ConfirmWait } from '../../../src/console/index.js';
import {
  askedSince,
  openItem,
  press,
  ready,
  shown,
  title,
  type Walk,
} from '../../support/console-walk.js';

/** What will happen. */
const preview = (): Walk =>
  press(openItem(ready(), 'Emergency Network Reset'), 'enter', 'enter', 'home', 'enter', 'enter');
const begun = (walk: Walk) => {
  const confirm = press(walk, 'enter');
  const asked = askedSince(confirm, press(confirm, 'type:yes', 'enter'));
  return asked.find(({ kind }) => kind === 'runReset');
};

test('the preview offers a time for a confirmation, off by default, and says so before yes', () => {
  expect(begun(preview())).not.toHaveProperty('confirmWithin');
  let walk = preview();
  for (const minutes of [5, 10, 30, 60]) {
    walk = press(walk, 'type:c');
    for (const page of [walk, press(walk, 'enter')])
      expect(shown(page).join(' ').replaceAll(/\s+/gu, ' ')).toContain(
        `Goes back unless confirmed within ${minutes} minutes after the report`,
      );
    expect(begun(walk)).toMatchObject({ kind: 'runReset', confirmWithin: minutes });
  }
  const off = press(walk, 'type:c');
  expect(shown(off).join(' ')).not.toContain('Goes back');
  expect(begun(off)).not.toHaveProperty('confirmWithin');
});

/** The console on its menu after it has heard of a wait. */
function told(wait: ConfirmWait | null): Walk {
  const walk = ready();
  return { ...walk, ...update(walk.state, { kind: 'confirmWait', wait }) };
}
const waiting: ConfirmWait = {
  state: 'waiting',
  planId: 'plan-1',
  begunBy: 'report',
  secondsLeft: 250,
};
const after = (walk: Walk, seconds: number): Walk => ({
  ...walk,
  ...update(walk.state, {
    kind: 'tick',
    now: '2099-01-01T00:00:00Z',
    offsetMinutes: 0,
    sinceStartMs: walk.state.sinceStartMs + seconds * 1000,
  }),
});
const words = (walk: Walk): string =>
  view(walk.state)
    .itemPage.lines.map((line) => line.map(({ text }) => text).join(''))
    .join(' ')
    .replaceAll(/\s+/gu, ' ');

test('the Status Display counts the time by a clock that nobody can set', () => {
  const walk = told(waiting);
  expect(words(walk)).toContain('returns in 4 min 10 s, unless somebody confirms');
  expect(words(after(walk, 15))).toContain('returns in 3 min 55 s');
  expect(words(after(walk, 1000))).toContain('returns as soon as it can');
  expect(words(told(null))).not.toContain('returns');
});

test.each([
  ['1', 'Confirm the Reset', 'confirmed'],
  ['2', 'Cancel the Return', 'cancelled'],
] as const)('its key %s asks, and then ends the wait', (key, heading, answer) => {
  const page = press(told(waiting), `type:${key}`);
  expect(title(page)).toBe(heading);
  expect(shown(page).join(' ')).toContain('4 min 10 s');
  expect(askedSince(page, press(page, 'f8'))).toMatchObject([
    { kind: 'endWait', planId: 'plan-1', answer },
  ]);
});

test('an end that came by itself is told for a day, and one that was wanted is not', () => {
  const { now } = ready().state;
  const end = (wait: Extract<ConfirmWait, { state: 'told' }>['wait'], at = now): string =>
    words(told({ state: 'told', wait, minutes: 10, at }));
  expect(end({ state: 'returned', way: 'xenapi' })).toContain('former configuration is back');
  expect(end({ state: 'cancelled', why: 'changed', user: '' })).toContain(
    'does not return: the present one stays, because somebody has changed it since',
  );
  expect(end({ state: 'returned', way: 'xenapi' }, '2001-01-01T00:00:00Z')).not.toContain(
    'is back',
  );
  expect(end({ state: 'cancelled', why: 'operator', user: 'root' })).not.toContain('stays');
});
