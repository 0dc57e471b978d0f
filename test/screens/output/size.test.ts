import { EventEmitter } from 'node:events';
import { runConsole } from '../../../screens/full-screen.js';
import { askSize, knownSize, sizeAtHand, usualSize } from '../../../screens/output/size.js';
import type { Size } from '../../../src/console/index.js';
import { menuScreen } from '../../support/host/sample-views.js';

test.each([
  [80, 24, { columns: 80, rows: 24 }],
  [1, 1, { columns: 1, rows: 1 }],
  ['132', '50', { columns: 132, rows: 50 }],
  // What the kernel says of a serial line, and what nobody's screen is.
  [0, 0, null],
  [80, 0, null],
  [undefined, 24, null],
  [80, 1001, null],
  ['', '24', null],
  ['8O', '24', null],
  [-1, 24, null],
] as const)('%p x %p', (columns, rows, size) => {
  expect(knownSize(columns, rows)).toEqual(size);
});

test('the kernel counts more than LINES and COLUMNS, and they more than nothing', () => {
  const environment = { COLUMNS: '100', LINES: '40' };
  expect(sizeAtHand({ columns: 80, rows: 24 }, environment)).toEqual(usualSize);
  expect(sizeAtHand({ columns: 0, rows: 0 }, environment)).toEqual({ columns: 100, rows: 40 });
  expect(sizeAtHand({ columns: 0, rows: 0 }, {})).toBeNull();
});

class Stream extends EventEmitter {
  readonly isTTY = true;
  columns = 0;
  rows = 0;
  sent = '';
  setRawMode(): void {
    /* no terminal driver */
  }
  resume(): void {
    /* no stream */
  }
  pause(): void {
    /* the same */
  }
  write(text: string): void {
    this.sent += text;
  }
}

describe('a terminal whose size nobody knows', () => {
  beforeEach(() => {
    jest.useFakeTimers();
  });
  afterEach(() => {
    jest.useRealTimers();
  });

  const begin = (): {
    readonly input: Stream;
    readonly output: Stream;
    readonly sizes: Size[];
    readonly told: Size[];
    readonly quit: () => void;
  } => {
    const [input, output, sizes, told] = [
      new Stream(),
      new Stream(),
      new Array<Size>(),
      new Array<Size>(),
    ];
    let quit = (): void => undefined;
    void runConsole<Size, never, string>({
      input,
      output,
      environment: { TERM: 'vt220' },
      options: { ascii: false, mono: false },
      escapeDelay: 300,
      baud: 9600,
      start: (size) => {
        sizes.push(size);
        return { state: size, effects: ['started'] };
      },
      update: (state) => ({ state, effects: [] }),
      view: () => menuScreen(),
      mayInterrupt: () => true,
      tellSize: (size) => {
        told.push(size);
        return Promise.resolve();
      },
      carryOut: (_effect, controls) => {
        quit = () => {
          controls.quit(0);
        };
      },
      crashed: (error) => {
        throw error;
      },
    });
    return {
      input,
      output,
      sizes,
      told,
      quit: () => {
        quit();
      },
    };
  };

  test(
    'has 0.3 seconds to tell it; then it is 80x24, and the first picture is on its way at ' +
      'once',
    () => {
      const { output, sizes, told, quit } = begin();
      expect(output.sent).toContain(askSize);
      jest.advanceTimersByTime(299);
      expect([sizes, output.sent.includes('Status Display')]).toEqual([[], false]);
      jest.advanceTimersByTime(1);
      expect([sizes, told]).toEqual([[usualSize], [usualSize]]);
      expect(output.sent).toContain('> Status Display');
      quit();
    },
  );

  test('is not waited for once it has told it, also byte by byte', () => {
    const { input, output, sizes, quit } = begin();
    for (const byte of '\x1b[50;132R') {
      input.emit('data', Buffer.from(byte));
      jest.advanceTimersByTime(20);
    }
    expect(sizes).toEqual([{ columns: 132, rows: 50 }]);
    expect(output.sent).toContain('> Status Display');
    jest.advanceTimersByTime(1000);
    expect(sizes).toHaveLength(1);
    quit();
  });

  test('may tell nonsense: that is 80x24 too', () => {
    const { input, sizes, quit } = begin();
    input.emit('data', Buffer.from('\x1b[0;0R'));
    expect(sizes).toEqual([usualSize]);
    quit();
  });
});
