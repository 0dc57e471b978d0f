import { PassThrough } from 'node:stream';
import { LineReader } from '../../screens/line/reader.js';

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
  return new LineReader(input, () => undefined, () => undefined);
}

test('Enter after a secret is a line of its own: the Return that ended the secret is no half of it', async () => {
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
});

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
