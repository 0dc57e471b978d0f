import { PassThrough } from 'node:stream';
import { LineReader } from '../../../screens/line/reader.js';

/** A terminal: with the driver's own editing Enter is a line feed, without it a carriage return. */
class Terminal extends PassThrough {
  isTTY = true;
  raw = false;

  setRawMode(raw: boolean): this {
    this.raw = raw;
    return this;
  }
}

function reader(input: PassThrough): LineReader {
  return new LineReader(
    input,
    () => undefined,
    () => undefined,
  );
}

test(
  'Enter after a secret is a line of its own: the Return that ended the secret is no half of ' +
    'it',
  async () => {
    const terminal = new Terminal();
    const lines = reader(terminal);
    const secret = lines.next(true);
    expect(terminal.raw).toBe(true);
    terminal.write('embedded\r');
    expect(await secret).toEqual({ kind: 'line', text: 'embedded' });
    expect(terminal.raw).toBe(false);
    const next = lines.next(false);
    terminal.write('\n');
    expect(await next).toEqual({ kind: 'line', text: '' });
    lines.close();
  },
);

test('from a pipe, Return and line feed end one line, also where they come apart', async () => {
  const pipe = new PassThrough();
  const lines = reader(pipe);
  const first = lines.next(true);
  pipe.write('one\r');
  expect(await first).toEqual({ kind: 'line', text: 'one' });
  const second = lines.next(false);
  pipe.write('\ntwo\n');
  expect(await second).toEqual({ kind: 'line', text: 'two' });
  lines.close();
});

test(
  'a secret is edited as a line is: Backspace, Ctrl-U, and other control characters are no ' +
    'part of it',
  async () => {
    const terminal = new Terminal();
    const lines = reader(terminal);
    const secret = lines.next(true);
    terminal.write('wrong\x15emm\x7fbedd\x1a\x1c\x00ed\x04\r');
    expect(await secret).toEqual({ kind: 'line', text: 'embedded' });
    lines.close();
  },
);

test('Ctrl-D where nothing is typed of a secret ends all input', async () => {
  const terminal = new Terminal();
  const lines = reader(terminal);
  const secret = lines.next(true);
  terminal.write('\x04');
  expect(await secret).toEqual({ kind: 'end' });
  lines.close();
  expect(terminal.raw).toBe(false);
});

test(
  'while the process is stopped the terminal echoes; then it does not again, as long as a ' +
    'secret is asked for',
  async () => {
    const terminal = new Terminal();
    const lines = reader(terminal);
    lines.suspend();
    lines.resume();
    expect(terminal.raw).toBe(false);
    const secret = lines.next(true);
    lines.suspend();
    expect(terminal.raw).toBe(false);
    lines.resume();
    expect(terminal.raw).toBe(true);
    terminal.write('embedded\r');
    await secret;
    expect(terminal.raw).toBe(false);
    lines.close();
  },
);
