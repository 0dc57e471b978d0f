import { EventEmitter } from 'node:events';
import { listenKeys } from '../../../screens/input/keys.js';
import type { Decoded } from '../../../screens/input/decoder.js';

class Input extends EventEmitter {
  resume(): void {
    /* nothing to do: there is no stream behind it */
  }
  pause(): void {
    /* the same */
  }
}

function brief(event: Decoded): string {
  return event.kind === 'key'
    ? event.key
    : event.kind === 'text'
      ? JSON.stringify(event.text)
      : event.kind;
}

/** What is heard of bytes that come so many milliseconds apart; then there is silence. */
function heard(bytes: string, apart: number, escapeDelay: number): string[] {
  const input = new Input();
  const events: string[] = [];
  const stop = listenKeys(
    input,
    () => escapeDelay,
    (event) => {
      events.push(brief(event));
    },
  );
  for (const byte of Buffer.from(bytes)) {
    input.emit('data', Buffer.from([byte]));
    jest.advanceTimersByTime(apart);
  }
  jest.runAllTimers();
  stop();
  return events;
}

beforeEach(() => {
  jest.useFakeTimers();
});
afterEach(() => {
  jest.useRealTimers();
});

const sequences = [
  ['\x1b[A', 'up'],
  ['\x1bOB', 'down'],
  ['\x1b[3~', 'delete'],
  ['\x1b[15~', 'f5'],
  ['\x1b[1;5C', 'right'],
  ['\x1b[[A', 'f1'],
  ['\x1bOM', 'enter'],
] as const;

test.each([
  [150, 1],
  [150, 50],
  [150, 150],
  [300, 150],
  [300, 300],
])('with a delay of %d ms a key is one key though its bytes come %d ms apart', (delay, apart) => {
  for (const [bytes, key] of sequences) expect(heard(bytes, apart, delay)).toEqual([key]);
  expect(heard('\x1b[?1;2c\x1b[24;80Ré漢', apart, delay)).toEqual(['position', '"é"', '"漢"']);
});

test('bytes further apart are no key, and what is left of one is not lost', () => {
  expect(heard('\x1b[A', 171, 150)).toEqual(['escape', '"["', '"A"']);
  expect(heard('\x1b', 0, 150)).toEqual(['escape']);
});

test.each([0, 1, 8])(
  'text with line breaks that comes a byte each %d ms submits nothing',
  (apart) => {
    expect(heard('10.0.0.5\r\n10.0.0.6\r', apart, 150)).not.toContain('enter');
    expect(heard('\x1b[200~no\rno\r\x1b[201~', apart, 150)).not.toContain('enter');
  },
);

test.each([20, 60, 300])('what somebody types a key each %d ms does', (apart) => {
  expect(heard('ab\rcd\r', apart, 150)).toEqual(['"a"', '"b"', 'enter', '"c"', '"d"', 'enter']);
});

test('a word and Enter sent together are that', () => {
  expect(heard('yes\r', 0, 150)).toEqual(['"y"', '"e"', '"s"', 'enter']);
});

test('on a host too busy to look, a time that is over does not part a key whose bytes are here', async () => {
  jest.useFakeTimers({ doNotFake: ['setImmediate'] });
  const input = new Input();
  const events: string[] = [];
  const stop = listenKeys(
    input,
    () => 150,
    (event) => {
      events.push(brief(event));
    },
  );
  input.emit('data', Buffer.from('\x1b'));
  // Node runs timers before it reads what has come meanwhile.
  jest.advanceTimersByTime(500);
  input.emit('data', Buffer.from('[A'));
  await new Promise((resolve) => {
    setImmediate(resolve);
  });
  expect(events).toEqual(['up']);
  input.emit('data', Buffer.from('\x1b'));
  jest.advanceTimersByTime(500);
  await new Promise((resolve) => {
    setImmediate(resolve);
  });
  expect(events).toEqual(['up', 'escape']);
  stop();
});
