import fc from '../../support/run/property.js';
import { decode, decoderStart, flush, type Decoded } from '../../../screens/input/decoder.js';

/** Events in short: keys by name, text in quotes. */
function brief(events: readonly Decoded[]): string[] {
  return events.map((event) => {
    switch (event.kind) {
      case 'key':
        return event.key;
      case 'text':
        return `"${event.text}"`;
      case 'position':
        return `at ${event.row},${event.column}`;
      default:
        return event.kind;
    }
  });
}

function read(...chunks: readonly string[]): string[] {
  let state = decoderStart;
  const events: Decoded[] = [];
  for (const chunk of chunks) {
    const next = decode(state, chunk);
    state = next.state;
    events.push(...next.events);
  }
  return brief([...events, ...flush(state).events]);
}

test.each<readonly [string, readonly string[]]>([
  ['\x1b[A\x1b[B\x1b[C\x1b[D', ['up', 'down', 'right', 'left']],
  ['\x1bOA\x1bOB\x1bOC\x1bOD', ['up', 'down', 'right', 'left']],
  [
    '\x1b[1~\x1b[4~\x1b[7~\x1b[8~\x1b[H\x1b[F\x1bOH\x1bOF',
    ['home', 'end', 'home', 'end', 'home', 'end', 'home', 'end'],
  ],
  ['\x1b[3~\x1b[5~\x1b[6~', ['delete', 'pageup', 'pagedown']],
  ['\x1b[1;5A\x1b[3;2~', ['up', 'delete']],
  ['\x15', ['clear']],
  ['\x1bOP\x1b[11~\x1b[[A\x1b[15~\x1b[[E\x1b[19~', ['f1', 'f1', 'f1', 'f5', 'f5', 'f8']],
  ['\x1b[214z\x1b[231z', ['home', 'f8']],
  ['\x1bOp\x1bOy\x1bOn\x1bOM', ['"0"', '"9"', '"."', 'enter']],
  ['\t\x1b[Z', ['tab', 'backtab']],
  ['\b\x7f', ['backspace', 'backspace']],
  ['\r', ['enter']],
  ['\n', ['enter']],
  ['\r\n', ['enter']],
  ['\r\0', ['enter']],
  ['\r\r', ['enter', 'enter']],
  ['\n\n', ['enter', 'enter']],
  ['\x0c\x03', ['redraw', 'interrupt']],
  ['\x1b', ['escape']],
  ['\x1b\x1b', ['escape', 'escape']],
  ['\x1b\x1b[B', ['escape', 'down']],
  ['\x1bq', ['escape', '"q"']],
  ['\x1b[', ['escape', '"["']],
  ['\x1b[1', []],
  ['\x1bO', ['escape', '"O"']],
  ['\x1b[Y1', ['"1"']],
  ['\x1b[?1;2c', []],
  ['\x1b[>0;276;0c', []],
  ['\x1b[24;80R', ['at 24,80']],
  ['\x1b[I', []],
  ['\x1b[?2004;1$y', []],
  ['\x1b]11;rgb:0000/0000/0000\x07a', ['"a"']],
  ['\x1bP1$r0m\x1b\\a', ['"a"']],
  // A mouse that another program has left on: its oldest form is followed by three characters,
  // whatever they are.
  ['\x1b[M !!a', ['"a"']],
  ['\x1b[M a', []],
  ['\x1b[<0;10;12Ma', ['"a"']],
  ['\x1b[32;10;12Ma', ['"a"']],
  // Longer than any answer, and cut off by a key.
  [`\x1b]52;c;${'QUJD'.repeat(5000)}\x07a`, ['"a"']],
  [`\x1bP${'1'.repeat(300)}\x1b\\a`, ['"a"']],
  [`\x1b]11;${'f'.repeat(300)}\x1b[Ba`, ['down', '"a"']],
  ['\x1b]11;rgb\x1b[Ba', ['down', '"a"']],
  ['\x1b[28~\x1b[1;2P', ['f1', 'f1']],
  ['\x1b[200~a\r\nb\x1b[201~c', ['"a\r\nb"', '"c"']],
  ['\x1b[200~a\x1b[Bb\x1b[201~\r', ['"a\x1b[Bb"', 'enter']],
  ['é漢😀', ['"é"', '"漢"', '"😀"']],
  ['\x00\x01\x1f\ufffd', []],
  // In one go: text, a line break and text again is pasted, and no line break in it submits; keys
  // are keys.
  ['ab\rcd\r', ['"a"', '"b"', '"\r"', '"c"', '"d"', '"\r"']],
  ['ab\r\n\r\nc', ['"a"', '"b"', '"\r\n\r\n"', '"c"']],
  ['yes\r', ['"y"', '"e"', '"s"', 'enter']],
  ['yes\n', ['"y"', '"e"', '"s"', 'enter']],
  ['yes\r\x1b[B', ['"y"', '"e"', '"s"', 'enter', 'down']],
  ['n\re\r', ['"n"', 'enter', '"e"', 'enter']],
  ['\x1b[B\rab', ['down', 'enter', '"a"', '"b"']],
  ['ab\x7f\rc', ['"a"', '"b"', 'backspace', 'enter', '"c"']],
  ['ab\r\r', ['"a"', '"b"', 'enter', 'enter']],
  ['ab\rcd\x1b[B\r', ['"a"', '"b"', '"\r"', '"c"', '"d"', 'down', 'enter']],
])('%j', (sent, heard) => {
  expect(read(sent)).toEqual(heard);
});

test('however a stream is split, it means the same', () => {
  const pieces = fc.constantFrom(
    '\x1b[A',
    '\x1bOB',
    '\x1b[3~',
    '\x1b[1;5C',
    '\x1b[[E',
    '\x1bOp',
    '\r\n',
    '\r',
    'x',
    'é',
    '\x7f',
    '\x1b[24;80R',
    '\x1b[?1;2c',
    '\x1b[200~p q\x1b[201~',
    '\x1b]0;t\x07',
    '\t',
    '\x1b[M"%&',
    `\x1b]52;c;${'QUJD'.repeat(70)}\x1b\\`,
    `\x1bP${'1'.repeat(260)}\x07`,
  );
  fc.assert(
    fc.property(
      fc.array(pieces, { maxLength: 12 }),
      fc.array(fc.integer({ min: 1, max: 5 }), { minLength: 1, maxLength: 6 }),
      (stream, lengths) => {
        const sent = Array.from(stream.join(''));
        const chunks: string[] = [];
        for (let at = 0, turn = 0; at < sent.length; turn += 1) {
          const length = lengths[turn % lengths.length] ?? 1;
          chunks.push(sent.slice(at, at + length).join(''));
          at += length;
        }
        // A paste may come in several pieces of text; joined they are the same.
        const joined = (events: readonly string[]): string =>
          events.join(' ').replaceAll('" "', '');
        expect(joined(read(...chunks))).toBe(joined(read(sent.join(''))));
      },
    ),
  );
});

test('any bytes: nothing thrown, no control character in typed text, memory bounded', () => {
  fc.assert(
    fc.property(
      fc.array(
        fc.string({
          unit: fc.constantFrom('\x1b', '[', 'O', 'P', ']', '1', ';', '~', 'A', '\r', '\x9b', 'x'),
        }),
      ),
      (chunks) => {
        let state = decoderStart;
        for (const chunk of chunks) {
          const next = decode(state, chunk);
          state = next.state;
          expect(state.pending.length).toBeLessThanOrEqual(256);
          for (const event of next.events)
            if (event.kind === 'text') expect(event.text).not.toContain('\x9b');
        }
      },
    ),
  );
});

test('a paste without an end is over after silence', () => {
  const pasting = decode(decoderStart, '\x1b[200~abc');
  expect(brief(pasting.events)).toEqual(['"abc"']);
  expect(brief(decode(flush(pasting.state).state, '\r').events)).toEqual(['enter']);
});
