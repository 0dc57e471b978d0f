import { Showing } from '../../screens/showing.js';
import type { Canvas } from '../../screens/canvas.js';
import type { Area, ConsoleView } from '../../src/dialogue/index.js';
import { form, panes } from '../support/handmade.js';

interface State {
  readonly selected: number;
  readonly seconds: number;
  readonly open: boolean;
}

const size = { columns: 80, rows: 24 };
const at = (selected: number, more: Partial<State> = {}): State => ({ selected, seconds: 0, open: false, ...more });
const view = ({ selected, seconds, open }: State): ConsoleView => ({ ...panes(selected), header: { left: 'a', middle: `${seconds}`, right: 'b' }, dialogue: open ? form(0) : null });

/** Shows states on a terminal that notes what it is told to show, and how often it was looked at. */
function show(): { readonly showing: Showing<State>; readonly told: string[]; readonly looks: () => number; readonly due: () => number } {
  const told: string[] = [];
  let looks = 0;
  let due = 0;
  const terminal = {
    show: (canvas: Canvas, _budget: number, area?: Area) => {
      const title = /┬ (\S+)/u.exec(canvas.text()[1] ?? '')?.[1] ?? 'dialogue';
      told.push(area === undefined ? title : area.rows === 1 ? 'top' : `bar ${canvas.caret.row}`);
      return { bytes: 100, complete: true };
    },
  };
  const showing = new Showing<State>(terminal, {
    view: (state) => {
      looks += 1;
      return view(state);
    },
    onlyTop: (before, now) => (before.selected === now.selected && before.open === now.open ? view(now).header : null),
  }, () => { due += 1; });
  return { showing, told, looks: () => looks, due: () => due };
}

beforeEach(() => { jest.useFakeTimers(); });
afterEach(() => { jest.useRealTimers(); });

test('down a menu the bar goes before, and the page comes once the keys rest', () => {
  const { showing, told, due } = show();
  showing.show(at(0), size, Infinity);
  for (let key = 1; key <= 4; key += 1) {
    showing.show(at(key), size, Infinity);
    jest.advanceTimersByTime(33);
  }
  expect(told).toEqual(['Status', 'bar 3', 'bar 4', 'bar 5', 'bar 6']);
  expect(due()).toBe(0);
  jest.runAllTimers();
  expect(due()).toBe(1);
  showing.show(at(4), size, Infinity);
  expect(told.at(-1)).toBe('Quit');
});

test('a tick draws the top line without a look at the rest; the same state draws nothing', () => {
  const { showing, told, looks } = show();
  const state = at(0);
  showing.show(state, size, Infinity);
  showing.show(state, size, Infinity);
  expect([told, looks()]).toEqual([['Status'], 1]);
  showing.show(at(0, { seconds: 1 }), size, Infinity);
  expect([told, looks()]).toEqual([['Status', 'top'], 1]);
});

test('a dialogue is whole at once, and the way back too', () => {
  const { showing, told } = show();
  showing.show(at(1), size, Infinity);
  showing.show(at(1, { open: true }), size, Infinity);
  showing.show(at(1), size, Infinity);
  expect(told).toEqual(['Network', 'dialogue', 'Network']);
});

test('nothing is due after the end, nor after a picture that is wanted whole', () => {
  const { showing, due } = show();
  showing.show(at(0), size, Infinity);
  showing.show(at(1), size, Infinity);
  showing.stop();
  showing.show(at(2), size, Infinity);
  showing.forget();
  jest.runAllTimers();
  expect(due()).toBe(0);
});
