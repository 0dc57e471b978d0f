import { EventEmitter } from 'node:events';
import { runConsole } from '../../screens/full-screen.js';
import { draw } from '../../screens/draw/draw.js';
import {
  mayInterrupt,
  update,
  view,
  type ConsoleEvent,
  type ConsoleState,
  type Effect,
} from '../../src/console/index.js';
import { Emulator } from '../support/run/emulator.js';
import { locked, openItem, press, ready, tell } from '../support/console-walk.js';

/** Bytes a second that 9,600 bits a second carry: eight bits, a start bit and a stop bit. */
const carried = 960;

/** Half a second's worth. */
const halfSecond = carried / 2;

class Input extends EventEmitter {
  readonly isTTY = true;
  setRawMode(): void {
    /* no terminal driver */
  }
  resume(): void {
    /* no stream */
  }
  pause(): void {
    /* the same */
  }
}

/**
 * A line that lets bytes through at its speed, by jest's clock, which is what `performance.now`
 * tells here: only the test moves it.
 */
class SlowLine extends EventEmitter {
  readonly isTTY = true;
  readonly columns = 80;
  readonly rows = 24;
  /** What was written, and when the last byte of it has arrived. */
  readonly pieces: { readonly text: string; readonly arrived: number }[] = [];
  #free = 0;

  write(text: string): void {
    this.#free =
      Math.max(this.#free, performance.now()) + (Buffer.byteLength(text) / carried) * 1000;
    this.pieces.push({ text, arrived: this.#free });
  }

  /** Bytes on their way. */
  get outstanding(): number {
    return (Math.max(0, this.#free - performance.now()) / 1000) * carried;
  }
}

interface Slow {
  readonly line: SlowLine;
  readonly state: () => ConsoleState;
  press(bytes: string, apart: number, times: number): void;
  end(): void;
}

/** The console as its host has it, on such a line, its first picture through. */
function onSlowLine(term: string, begin: ConsoleState = ready().state): Slow {
  const [input, line] = [new Input(), new SlowLine()];
  let state = begin;
  let quit = (): void => undefined;
  void runConsole<ConsoleState, ConsoleEvent, Effect>({
    input,
    output: line,
    environment: { TERM: term, LANG: 'C' },
    options: { ascii: false, mono: false },
    escapeDelay: 300,
    baud: 9600,
    start: () => ({ state, effects: [{ kind: 'readStatus' }] }),
    update: (before, event) => {
      const next = update(before, event);
      state = next.state;
      return next;
    },
    view,
    mayInterrupt,
    tellSize: () => Promise.resolve(),
    carryOut: (effect, controls) => {
      if (effect.kind === 'readStatus')
        quit = () => {
          controls.quit(0);
        };
    },
    crashed: (error) => {
      throw error;
    },
  });
  jest.runAllTimers();
  return {
    line,
    state: () => state,
    press: (bytes, apart, times) => {
      for (let key = 0; key < times; key += 1) {
        input.emit('data', Buffer.from(bytes));
        // Between the last key and what is measured lies nothing.
        if (key < times - 1) jest.advanceTimersByTime(apart);
      }
    },
    end: () => {
      quit();
    },
  };
}

/**
 * When the screen shows what it shall; the bytes go to an emulator piece by piece, by the real
 * clock.
 */
async function whenShown(
  line: SlowLine,
  there: (screen: readonly string[]) => boolean,
): Promise<number> {
  jest.useRealTimers();
  const emulator = new Emulator(80, 24);
  let at = -1;
  for (const { text, arrived } of line.pieces) {
    await new Promise<void>((resolve) => {
      emulator.terminal.write(text, resolve);
    });
    if (!there(emulator.lines())) at = -1;
    else if (at < 0) at = arrived;
  }
  emulator.terminal.dispose();
  return at;
}

beforeEach(() => {
  jest.useFakeTimers();
});
afterEach(() => {
  jest.useRealTimers();
});

const barOn =
  (label: string) =>
  (screen: readonly string[]): boolean =>
    screen.some((row) => row.includes(`> ${label}`));

test.each(['vt100', 'vt220', 'linux'])(
  'on %s at 9,600 bits a second the bar is never more than half a second behind the last key',
  async (term) => {
    const slow = onSlowLine(term);
    for (const [bytes, apart, times] of [
      ['\x1b[B', 33, 5],
      ['\x1b[A', 5, 30],
      ['\x1b[B', 120, 4],
      ['\x1b[A', 33, 3],
    ] as const) {
      slow.press(bytes, apart, times);
      // Nothing is queued up that the operator does not want to see any more.
      expect(slow.line.outstanding).toBeLessThanOrEqual(halfSecond);
    }
    const lastKey = performance.now();
    jest.runAllTimers();
    const { state, line } = slow;
    const selected = view(state()).menu;
    const label = selected.items[selected.selected]?.label ?? '';
    const wanted = draw(view(state()), { columns: 80, rows: 24 }).text();
    const bar = await whenShown(line, barOn(label));
    expect(bar).toBeGreaterThan(0);
    expect(bar - lastKey).toBeLessThanOrEqual(500);
    // In the end it is all there. A terminal without arrows is sent a v.
    const plain = (rows: readonly string[]): string =>
      rows.map((row) => row.trimEnd().replace('↓', 'v')).join('\n');
    expect(await whenShown(line, (screen) => plain(screen) === plain(wanted))).toBeGreaterThan(0);
    slow.end();
  },
);

test('many keys cost no more than the bar each, and one page', () => {
  const slow = onSlowLine('vt220');
  const before = slow.line.pieces.length;
  slow.press('\x1b[B', 33, 5);
  slow.press('\x1b[A', 33, 5);
  jest.runAllTimers();
  const sent = slow.line.pieces
    .slice(before)
    .reduce((sum, { text }) => sum + Buffer.byteLength(text), 0);
  expect(sent).toBeLessThan(10 * 120 + 900);
  slow.end();
});

test(
  'what happens while a page is on its way waits no longer than a tenth of a second for the ' +
    'line',
  () => {
    const slow = onSlowLine('vt100');
    slow.press('\x1b[B', 33, 1);
    jest.advanceTimersByTime(400);
    // The page has begun; no more of it is out than the line carries in that time, and a row.
    expect(slow.line.outstanding).toBeLessThanOrEqual(carried / 10 + 90);
    slow.press('\x1b[B', 33, 1);
    expect(slow.line.outstanding).toBeLessThanOrEqual(halfSecond);
    jest.runAllTimers();
    slow.end();
  },
);

/** Lines as a terminal without line drawing shows them. */
const plainly = (text: string): string =>
  text
    .replaceAll('─', '-')
    .replaceAll('│', '|')
    .replace(/[┌┐└┘├┤┬┴┼]/gu, '+')
    .replace(/ +$/gmu, '');

const screenOf = (state: ConsoleState): string =>
  draw(view(state), { columns: 80, rows: 24 }).text().join('\n');

describe.each(['vt100', 'linux', 'xterm-256color', 'sun'])(
  'on a line of 9,600 bits a second with %s',
  (term) => {
    test.each([
      ['Configuration', ''],
      ['Network and Management Interface', 'n\r'],
      ['Authentication', 'a\r'],
      ['Technical Support', 't\r'],
      ['Resource Pool', 'r\r'],
      ['Reboot or Shutdown', 'rrr\r'],
    ])(
      'Down held for a second in %s: half a second after the last key the whole picture is ' +
        'there, and nothing was sent twice',
      async (title, way) => {
        const slow = onSlowLine(term, tell(ready(), { kind: 'slowLine' }).state);
        slow.press(way, 0, 1);
        jest.runAllTimers();
        expect(view(slow.state()).menu.title).toBe(title);
        const [begun, before] = [performance.now(), slow.line.pieces.length];
        slow.press('\x1b[B', 33, 30);
        expect(slow.line.outstanding).toBeLessThanOrEqual(halfSecond);
        const lastKey = performance.now();
        jest.runAllTimers();
        const sent = slow.line.pieces.slice(before);
        // What the line can have carried by then.
        expect(
          sent.reduce((sum, { text }) => sum + Buffer.byteLength(text), 0),
        ).toBeLessThanOrEqual(((lastKey - begun) / 1000) * carried + halfSecond);
        const wanted = screenOf(slow.state());
        const whole = await whenShown(
          slow.line,
          (screen) => plainly(screen.join('\n')) === plainly(wanted),
        );
        expect(whole).toBeGreaterThan(0);
        expect(whole - lastKey).toBeLessThanOrEqual(500);
        // That was the last of it.
        expect(slow.line.pieces.at(-1)?.arrived).toBe(whole);
        slow.end();
      },
    );
  },
);

/** The login form after PAM refused the account in these words. */
function refusedLogin(detail: string): ConsoleState {
  const asked = press(openItem(locked(), 'Log In/Out'), 'type:secret', 'enter');
  return tell(asked, {
    kind: 'loginEnded',
    attempt: asked.state.logins,
    result: { ok: false, code: 'account', detail, failedLogins: 1, waitSeconds: 1 },
  }).state;
}

test.each(['vt100', 'linux'])(
  'on %s PageDown in a form sends nothing where all is visible, else the rest of the text',
  async (term) => {
    const short = onSlowLine(term, refusedLogin('It has expired.'));
    const before = short.line.pieces.length;
    short.press('\x1b[6~', 33, 3);
    jest.runAllTimers();
    expect(short.line.pieces.slice(before)).toEqual([]);
    short.end();
    const sentences = Array.from({ length: 50 }, (_, at) => `${at + 1}: ask its owner.`);
    const long = onSlowLine(term, refusedLogin(sentences.join(' ')));
    long.press('\x1b[6~', 33, 3);
    long.press('x', 33, 2);
    jest.runAllTimers();
    const wanted = screenOf(long.state());
    expect(wanted).toMatch(/↑ more[^]*50: ask its owner\./u);
    const whole = await whenShown(
      long.line,
      (screen) =>
        plainly(screen.join('\n')).replace('↑', '^') === plainly(wanted).replace('↑', '^'),
    );
    expect(whole).toBeGreaterThan(0);
    long.end();
  },
);
