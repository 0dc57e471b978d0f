import { draw } from '../../screens/draw/draw.js';
import { Painter } from '../../screens/output/paint.js';
import { menuArea, Showing } from '../../screens/showing.js';
import type { Canvas } from '../../screens/draw/canvas.js';
import type { Area, ConsoleView } from '../../src/console/index.js';
import { form, menuScreen } from '../support/host/sample-views.js';

interface State {
  readonly selected: number;
  readonly seconds: number;
  readonly open: boolean;
}

const size = { columns: 80, rows: 24 };
const at = (selected: number, more: Partial<State> = {}): State => ({
  selected,
  seconds: 0,
  open: false,
  ...more,
});
const view = ({ selected, seconds, open }: State): ConsoleView => ({
  ...menuScreen(selected),
  header: { left: 'a', middle: `${seconds}`, right: 'b' },
  dialogue: open ? form(0) : null,
});

/** Bytes that a slow line carries at once: more than any picture here takes. */
const slow = 1e6;

/**
 * Shows states on a terminal that notes what it is told to show, and how often it was looked at.
 */
function show(): {
  readonly showing: Showing<State>;
  readonly told: string[];
  readonly looks: () => number;
  readonly due: () => number;
} {
  const told: string[] = [];
  let looks = 0;
  let due = 0;
  const terminal = {
    show: (canvas: Canvas, _budget: number, area?: Area) => {
      const title = /┬ (\S+)/u.exec(canvas.text()[1] ?? '')?.[1] ?? 'dialogue';
      told.push(
        area === undefined
          ? title
          : area.rows > 1
            ? `bar ${canvas.caret.row}`
            : area.columns === canvas.columns
              ? 'top'
              : `clock ${area.columns}`,
      );
      return { bytes: 100, complete: true };
    },
  };
  const showing = new Showing<State>(
    terminal,
    {
      view: (state) => {
        looks += 1;
        return view(state);
      },
      onlyClock: (before, now) =>
        before.selected === now.selected && before.open === now.open
          ? view(now).header.middle
          : null,
    },
    () => {
      due += 1;
    },
  );
  return { showing, told, looks: () => looks, due: () => due };
}

beforeEach(() => {
  jest.useFakeTimers();
});
afterEach(() => {
  jest.useRealTimers();
});

test('on a slow line the bar goes first down a menu, and the page comes once the keys rest', () => {
  const { showing, told, due } = show();
  showing.show(at(0), size, slow);
  for (let key = 1; key <= 4; key += 1) {
    showing.show(at(key), size, slow);
    jest.advanceTimersByTime(33);
  }
  expect(told).toEqual(['Status', 'bar 3', 'bar 4', 'bar 5', 'bar 6']);
  expect(due()).toBe(0);
  jest.runAllTimers();
  expect(due()).toBe(1);
  showing.show(at(4), size, slow);
  expect(told.at(-1)).toBe('Quit');
});

test('on a slow line a menu that takes several pieces is there before the page begins', () => {
  const told: (Area | undefined)[] = [];
  let pieces = 0;
  let due = 0;
  const other = (opened: boolean): ConsoleView => {
    const shown = menuScreen(0);
    const items = shown.menu.items.slice(1);
    return opened ? { ...shown, menu: { ...shown.menu, title: 'Another', items } } : shown;
  };
  const showing = new Showing<boolean>(
    {
      show: (_canvas: Canvas, _budget: number, area?: Area) => {
        told.push(area);
        pieces -= 1;
        return { bytes: 96, complete: pieces <= 0 };
      },
    },
    { view: other },
    () => {
      due += 1;
    },
  );
  showing.show(false, size, slow);
  pieces = 3;
  for (let piece = 0; piece < 3; piece += 1) showing.show(true, size, slow);
  expect(due).toBe(0);
  jest.runAllTimers();
  expect(due).toBe(1);
  showing.show(true, size, slow);
  const menu = menuArea(size);
  expect(told).toEqual([undefined, menu, menu, menu, undefined]);
});

test('on any other line the bar goes first, and the page in the next turn', () => {
  const { showing, told, looks, due } = show();
  const states = [0, 1, 2, 3].map((selected) => at(selected));
  const sent = [0, 1, 1, 2, 3, 3, 3].map(
    (key) => showing.show(states[key] ?? at(0), size, Infinity).complete,
  );
  expect(told).toEqual(['Status', 'bar 3', 'Network', 'bar 4', 'bar 5', 'Reboot']);
  expect(sent).toEqual([true, false, true, false, false, true, true]);
  expect(looks()).toBe(4);
  jest.runAllTimers();
  expect(due()).toBe(0);
});

test(
  'a tick draws what has changed of the clock without a look at the rest; the same state, ' +
    'and the same clock, draw nothing',
  () => {
    const { showing, told, looks } = show();
    const state = at(0);
    showing.show(state, size, Infinity);
    showing.show(state, size, Infinity);
    expect([told, looks()]).toEqual([['Status'], 1]);
    showing.show(at(0, { seconds: 1 }), size, Infinity);
    expect([told, looks()]).toEqual([['Status', 'clock 1'], 1]);
    showing.show(at(0, { seconds: 1 }), size, Infinity);
    showing.show(at(0, { seconds: 10 }), size, Infinity);
    showing.show(at(0, { seconds: 99 }), size, Infinity);
    expect([told, looks()]).toEqual([['Status', 'clock 1', 'top', 'clock 2'], 1]);
  },
);

test.each<[string, string]>([
  ['12:34:56', '12:34:57'],
  ['12:59:59', '13:00:00'],
  ['12:00:00', '12:00:00'],
  ['9:59', '10:00'],
  ['12:00 \u6771\u4eac', '12:01 \u6771\u4eac'],
  ['12:34:56', ''],
  ['', '12:34:56'],
])('from %j to %j the picture is the one that is drawn anew', (before, now) => {
  const clocked = (clock: string): ConsoleView => ({
    ...menuScreen(),
    header: { left: 'XCP-ng 8.3.0', middle: clock, right: 'root@host' },
  });
  for (const columns of [80, 61, 45]) {
    const shown: Canvas[] = [];
    const terminal = {
      show: (canvas: Canvas) => {
        shown.push(canvas);
        return { bytes: 1, complete: true };
      },
    };
    const showing = new Showing<string>(
      terminal,
      { view: clocked, onlyClock: (_before, clock) => clock },
      () => undefined,
    );
    showing.show(before, { columns, rows: 24 }, Infinity);
    showing.show(now, { columns, rows: 24 }, Infinity);
    expect(shown.at(-1)).toEqual(draw(clocked(now), { columns, rows: 24 }));
  }
});

test.each(['linux', 'vt100', 'xterm-256color', 'sun'])(
  'on %s an idle console sends at most twenty bytes a second',
  (term) => {
    const painter = new Painter(
      size,
      { TERM: term, LANG: 'C.UTF-8' },
      { ascii: false, mono: false },
      () => undefined,
    );
    const terminal = {
      show: (canvas: Canvas, budget: number, area?: Area) => {
        const before = painter.bytes;
        return { complete: painter.paint(canvas, budget, area), bytes: painter.bytes - before };
      },
    };
    const clock = (seconds: number): string =>
      new Date(Date.UTC(2026, 10, 22, 23, 58) + seconds * 1000)
        .toISOString()
        .slice(0, 19)
        .replace('T', ' ');
    const clocked = (seconds: number): ConsoleView => ({
      ...menuScreen(),
      header: { left: 'XCP-ng 8.3.0', middle: clock(seconds), right: 'root@host-1' },
    });
    const showing = new Showing<number>(
      terminal,
      { view: clocked, onlyClock: (_before, now) => clock(now) },
      () => undefined,
    );
    showing.show(0, size, Infinity);
    const sent = Array.from(
      { length: 180 },
      (_, second) => showing.show(second + 1, size, Infinity).bytes,
    );
    painter.leave();
    expect(sent.reduce((sum, bytes) => sum + bytes, 0) / sent.length).toBeLessThanOrEqual(20);
    expect(Math.min(...sent)).toBeGreaterThan(0);
  },
);

test('a dialogue is whole at once, and the way back too', () => {
  const { showing, told } = show();
  showing.show(at(1), size, Infinity);
  showing.show(at(1, { open: true }), size, Infinity);
  showing.show(at(1), size, Infinity);
  expect(told).toEqual(['Network', 'dialogue', 'Network']);
});

test('nothing is due after the end, nor after a picture that is wanted whole', () => {
  const { showing, due } = show();
  showing.show(at(0), size, slow);
  showing.show(at(1), size, slow);
  showing.stop();
  showing.show(at(2), size, slow);
  showing.forget();
  jest.runAllTimers();
  expect(due()).toBe(0);
});
