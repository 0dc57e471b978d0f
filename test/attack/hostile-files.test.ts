import fc, { anyCharacter } from '../support/run/property.js';
import { hostileReaders } from '../support/hostile-readers.js';
import { BlockCounts } from '../support/run/block-counts.js';

/*
 * Nothing that others have written makes a reader throw or hang. `npm run fuzz:files` tries 100,000
 * texts on each.
 */

const inputs = Number(process.env['FUZZ_INPUTS'] ?? 100);
jest.setTimeout(Math.max(30_000, inputs * 60));

const pieces = [
  ...Array.from('{}[]()<>"\'\\,:;=#%&/ \n\r\t\0-.09aZ'),
  '\\u0000',
  '\\ud800',
  '\ud800',
  '\u{1f680}',
  '__proto__',
  '"__proto__":{"a":1},',
  'constructor',
  'null',
  '1e999',
  '-1',
  '<![CDATA[',
  '&lol;',
  '0'.repeat(40),
  '255.255.255.255',
  '::1',
];

/** The sample with parts cut out, doubled, moved and replaced, or pieces alone. */
function spoilt(sample: string): fc.Arbitrary<string> {
  const place = fc.nat(sample.length);
  const change = fc.tuple(place, place, fc.array(fc.constantFrom(...pieces), { maxLength: 4 }));
  const changed = fc
    .array(change, { minLength: 1, maxLength: 6 })
    .map((changes) =>
      changes.reduce(
        (text, [from, to, put]) => `${text.slice(0, from)}${put.join('')}${text.slice(to)}`,
        sample,
      ),
    );
  const alone = fc.array(fc.constantFrom(...pieces, sample), { maxLength: 30 });
  return fc.oneof(
    changed,
    alone.map((parts) => parts.join('')),
    fc.string({ unit: anyCharacter }),
  );
}

const readers = Object.entries(hostileReaders);

test.each(readers)('%s: no text makes its reader throw', async (_, { sample, read }) => {
  await fc.assert(
    fc.asyncProperty(spoilt(sample), async (text) => {
      await read(text);
    }),
    { numRuns: inputs },
  );
});

const large = 65_536;
const filled = (piece: string): string => piece.repeat(Math.ceil(large / piece.length));
/** Long texts for every reader, made once: making them costs as much as reading them. */
const everyones = [
  ...[...pieces, '{"a":', '("', '<a>', '<a b="', 'a=\n'].map(filled),
  `[${filled('"a",')}"a"]`,
  `{${filled('"a":{},')}"a":1}`,
  `["set",${filled('["set",')}`,
];

describe('the steps of a reader grow with the length of a text, and not with its square', () => {
  let counts: BlockCounts;
  beforeAll(() => {
    counts = new BlockCounts();
  });
  afterAll(() => {
    counts.end();
  });

  test.each(readers)('%s', async (_, { sample, read }) => {
    const texts = [filled(sample), `${sample}${filled(' ')}x`, ...everyones];
    counts.take();
    for (const text of texts) await read(text);
    const steps = counts.take();
    expect(steps).toBeGreaterThanOrEqual(texts.length);
    // Half the square of one of these texts is 600 times as many.
    expect(steps).toBeLessThan(texts.length * large);
  });

  test('those of one that reads every rest of a text again grow with the square', () => {
    counts.take();
    let lines = 0;
    for (let from = 0; from < large / 16; from += 1)
      for (let at = from; at < large / 16; at += 1) lines += 1;
    expect(counts.take()).toBeGreaterThan(lines);
    expect(lines).toBeGreaterThan(100 * large);
  });
});
