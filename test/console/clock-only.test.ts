import fc from '../support/run/property.js';
import { clockOnly, update, view, type ConsoleState } from '../../src/console/index.js';
import { allItems, menuAt } from '../../src/console/menu/menu.js';
import { locked, opened, press, ready, start, type Walk } from '../support/console-walk.js';

const later = (state: ConsoleState, seconds = 1): ConsoleState =>
  update(state, {
    kind: 'tick',
    now: new Date(Date.parse(state.now) + seconds * 1000).toISOString(),
    offsetMinutes: state.offsetMinutes,
    sinceStartMs: state.sinceStartMs + seconds * 1000,
  }).state;

/** What is on the screen but for the top line. */
const rest = (state: ConsoleState): unknown => ({ ...view(state), header: null });

/** The clock is all there is to draw after a tick, or it is not said to be. */
function holds(before: ConsoleState, after: ConsoleState): void {
  const clock = clockOnly(before, after);
  if (clock === null) return;
  expect({ ...view(before).header, middle: clock }).toEqual(view(after).header);
  expect(rest(after)).toEqual(rest(before));
}

test('a tick changes the clock alone on every page of the menus', () => {
  const { state } = ready();
  for (const place of allItems()) {
    const at = { ...state, menu: menuAt(state.menu, place) };
    expect(clockOnly(at, later(at))).toBe(view(later(at)).header.middle);
    holds(at, later(at));
    holds(at, later(at, 3600));
  }
});

const presses = fc.constantFrom(
  'down',
  'up',
  'enter',
  'enter',
  'enter',
  'escape',
  'tab',
  'f1',
  'f5',
  'type:1',
  'type:yes',
  'type:/',
);

test('and wherever presses lead, a second or an hour later, whoever is logged in', () => {
  const starts = fc.constantFrom<() => Walk>(ready, locked, opened, () => start(140, 50));
  fc.assert(
    fc.property(
      starts,
      fc.array(presses, { maxLength: 25 }),
      fc.constantFrom(1, 250, 3600),
      fc.boolean(),
      (begin, keys, seconds, session) => {
        const walk = press(begin(), ...keys);
        const state = session
          ? {
              ...walk.state,
              session: {
                user: 'root',
                lastKeyMs: walk.state.sinceStartMs,
                failedLogins: 0,
                said: '',
              },
            }
          : walk.state;
        holds(state, later(state, seconds));
        holds(later(state, seconds), later(state, seconds + 1));
      },
    ),
  );
});

test('anything else that happens is no tick', () => {
  const { state } = ready();
  expect(clockOnly(state, press({ state, effects: [] }, 'down').state)).toBeNull();
  expect(
    clockOnly(state, update(state, { kind: 'resized', columns: 90, rows: 30 }).state),
  ).toBeNull();
});
