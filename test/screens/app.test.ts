import { PassThrough } from 'node:stream';
import { runConsole } from '../../screens/full-screen.js';
import { type ScreenOptions } from '../../screens/index.js';
import type { InputEvent } from '../../src/console/index.js';
import { Emulator } from '../support/run/emulator.js';
import { form, menuScreen } from '../support/host/sample-views.js';

interface State {
  readonly selected: number;
  readonly open: boolean;
  readonly seconds: number;
}

/** A terminal made of streams: no tty, no signals. */
class FakeTerminal extends PassThrough {
  readonly isTTY = true;
  raw = false;
  constructor(
    public columns: number,
    public rows: number,
  ) {
    super();
  }

  setRawMode(raw: boolean): void {
    this.raw = raw;
  }
}

function isKey(event: unknown): event is InputEvent & { readonly kind: 'key' } {
  return typeof event === 'object' && event !== null && 'kind' in event && event.kind === 'key';
}

class Harness<Event = never> {
  readonly input = new FakeTerminal(0, 0);
  readonly output = new FakeTerminal(80, 24);
  readonly emulator = new Emulator(80, 24);
  readonly crashes: unknown[] = [];
  readonly ended: Promise<number>;

  constructor(more: Partial<ScreenOptions<State, Event, string>> = {}) {
    this.output.on('data', (data: Buffer) => {
      this.emulator.write(data.toString());
    });
    this.ended = runConsole<State, Event, string>({
      input: this.input,
      output: this.output,
      environment: { TERM: 'xterm-256color', LANG: 'C.UTF-8' },
      options: { ascii: false, mono: false },
      escapeDelay: 150,
      baud: null,
      tellSize: () => Promise.resolve(),
      start: () => ({ state: { selected: 0, open: false, seconds: 10 }, effects: ['started'] }),
      update: (state: State, event: Event | InputEvent) => {
        if (!isKey(event)) return { state: { ...state, seconds: state.seconds + 1 }, effects: [] };
        if (event.key === 'enter') return { state: { ...state, open: true }, effects: [] };
        if (event.key === 'f8') return { state, effects: ['quit'] };
        return {
          state: event.key === 'down' ? { ...state, selected: state.selected + 1 } : state,
          effects: [],
        };
      },
      view: (state) => ({
        ...menuScreen(state.selected),
        header: { left: 'a', middle: `12:34:${state.seconds} UTC`, right: 'b' },
        dialogue: state.open ? form(0) : null,
      }),
      carryOut: (effect, controls) => {
        if (effect === 'quit') controls.quit(0);
      },
      mayInterrupt: () => false,
      crashed: (error) => {
        this.crashes.push(error);
      },
      ...more,
    });
  }

  /** Sends keys, waits for what they bring, and tells how many bytes that took. */
  async bytesOf(sent: string, awaited: string): Promise<number> {
    const before = this.emulator.received.length;
    this.input.write(sent);
    await this.shows(awaited);
    return Buffer.byteLength(this.emulator.received.slice(before));
  }

  shows(awaited: string | (() => boolean)): Promise<void> {
    const there =
      typeof awaited === 'string' ? (): boolean => this.emulator.text().includes(awaited) : awaited;
    return new Promise((resolve) => {
      const look = (): void => {
        if (!there()) return;
        stop();
        resolve();
      };
      const stop = this.emulator.watch(look);
      look();
    });
  }

  async quit(): Promise<void> {
    this.input.write('\x1b[19~');
    expect(await this.ended).toBe(0);
  }
}

test('pictures cost few bytes: first frame, Down, opening a dialogue', async () => {
  const console = new Harness();
  expect(await console.bytesOf('', '> Status Display')).toBeLessThan(2000);
  expect(await console.bytesOf('\x1b[B', '> Network')).toBeLessThan(300);
  expect(await console.bytesOf('\r', 'Nothing is changed yet.')).toBeLessThan(900);
  await console.quit();
});

test('the clock costs at most 20 bytes a tick, in the menu and with a caret on the screen', async () => {
  const console = new Harness();
  await console.shows('> Status Display');
  expect(await console.bytesOf('t', '12:34:11')).toBeLessThanOrEqual(20);
  await console.bytesOf('\r', 'Nothing is changed yet.');
  expect(await console.bytesOf('t', '12:34:12')).toBeLessThanOrEqual(20);
  expect(console.emulator.look(console.emulator.find('10.0.0.17').row, 15).underline).toBe(true);
  await console.quit();
});

test('an event that changes nothing sends no picture', async () => {
  const console = new Harness();
  await console.shows('> Status Display');
  expect(await console.bytesOf('\x1b[24;80R\x1b[I', '> Status Display')).toBeLessThan(20);
  await console.quit();
});

test('raw while it runs, and as it was afterwards; no listener of the process is left', async () => {
  const events = [
    'SIGTERM',
    'SIGINT',
    'SIGQUIT',
    'SIGHUP',
    'SIGCONT',
    'SIGTSTP',
    'SIGWINCH',
    'uncaughtException',
    'unhandledRejection',
    'exit',
  ];
  const counts = (): number[] => events.map((event) => process.listenerCount(event));
  const before = counts();
  const console = new Harness();
  await console.shows('> Status Display');
  expect(console.input.raw).toBe(true);
  await console.quit();
  expect(console.input.raw).toBe(false);
  expect(counts()).toEqual(before);
});

test('a state machine that throws gives the terminal back and is told', async () => {
  const error = new Error('a bug');
  const console = new Harness({
    update: () => {
      throw error;
    },
  });
  await console.shows('> Status Display');
  console.input.write('x');
  expect(await console.ended).toBe(70);
  expect(console.crashes).toEqual([error]);
  expect(console.input.raw).toBe(false);
});

test('a terminal that hangs up ends the console', async () => {
  const console = new Harness();
  await console.shows('> Status Display');
  console.input.end();
  expect(await console.ended).toBe(129);
});

test('Ctrl-C is heard only where the console allows it', async () => {
  const console = new Harness();
  await console.bytesOf('\x03\x1b[B', '> Network');
  await console.quit();
});

test('what an effect sends arrives after the event that caused it', async () => {
  const heard: string[] = [];
  const console = new Harness<InputEvent>({
    update: (state: State, event) => {
      heard.push(event.kind === 'text' ? event.text : event.kind === 'key' ? event.key : 'resized');
      return {
        state,
        effects: event.kind === 'text' ? ['answer'] : event.kind === 'key' ? ['quit'] : [],
      };
    },
    carryOut: (effect, controls) => {
      if (effect === 'answer') controls.send({ kind: 'resized', columns: 80, rows: 24 });
      if (effect === 'quit') controls.quit(0);
    },
  });
  console.input.write('ab\r');
  expect(await console.ended).toBe(0);
  expect(heard).toEqual(['a', 'resized', 'b', 'resized', 'enter']);
});

test('a new size is drawn whole', async () => {
  const console = new Harness();
  await console.shows('> Status Display');
  console.emulator.terminal.resize(132, 50);
  [console.output.columns, console.output.rows] = [132, 50];
  console.output.emit('resize');
  await console.shows(() => /^└[─┴]{130}┘$/u.test(console.emulator.lines()[48] ?? ''));
  await console.quit();
});
