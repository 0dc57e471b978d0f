// Texts to try: damaged texts of the corpus, and words that often break parsers.
import { readFileSync, readdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import fc from 'fast-check';

const here = dirname(fileURLToPath(import.meta.url));
/** The corpus of one kind. Each file holds one text. */
export const corpus = (kind) => {
  const folder = join(here, 'corpus', kind);
  return readdirSync(folder).map((name) => readFileSync(join(folder, name), 'utf8').trimEnd());
};

/** Words that often break parsers. */
const tokens = [
  '<',
  '>',
  '</',
  '/>',
  '"',
  "'",
  '&',
  '&amp;',
  '&#0;',
  '&#x41;',
  '&lol;',
  ']]>',
  '<![CDATA[',
  '<!--',
  '-->',
  '<?',
  '?>',
  '<!DOCTYPE d [<!ENTITY a "b">]>',
  '{',
  '}',
  '[',
  ']',
  ',',
  ':',
  '\\',
  '\\ud800',
  '\\u0000',
  '%',
  '%.',
  '%_',
  '(',
  ')',
  "(('a' 'b'))",
  '__proto__',
  'constructor',
  'toString',
  '\u0000',
  '\u0001',
  '\u0002',
  '\ufeff',
  '\ufffe',
  '\ud800',
  '\u{1f680}',
  'é',
  ' ',
  '\n',
  '\t',
  '9'.repeat(400),
  '1e999',
  '-0',
  'nan',
  'null',
  'true',
  'OpaqueRef:NULL',
  '<value>',
  '</value>',
  '<struct>',
  '<member>',
  '<name>',
  '<array><data>',
  '<i4>',
  '<double>',
  '<boolean>',
  '<params>',
  '<param>',
  'row ref="',
  'table name="',
  ' ref="x"',
  '<value><array><data>'.repeat(200),
  '['.repeat(5000),
];

/** A corpus text with pieces cut out, doubled, swapped for tokens or for any characters. */
const mutated = (texts) =>
  fc
    .tuple(
      fc.constantFrom(...texts),
      fc.array(
        fc.tuple(
          fc.double({ min: 0, max: 1, noNaN: true }),
          fc.nat(30),
          fc.oneof(
            fc.constantFrom(...tokens),
            fc.string({ unit: 'binary', maxLength: 4 }),
            fc.constant(null),
          ),
        ),
        { maxLength: 6 },
      ),
    )
    .map(([text, edits]) =>
      edits.reduce((so, [where, length, put]) => {
        const at = Math.floor(where * so.length);
        const cut = so.slice(at, at + length);
        return so.slice(0, at) + (put ?? cut + cut) + so.slice(at + length);
      }, text),
    );
/** Any text, most of them near one of `texts`. */
export const wild = (texts) =>
  fc.oneof(
    { weight: 6, arbitrary: mutated(texts) },
    {
      weight: 2,
      arbitrary: fc
        .array(fc.constantFrom(...tokens), { maxLength: 40 })
        .map((words) => words.join('')),
    },
    { weight: 1, arbitrary: fc.string({ unit: 'binary' }) },
  );
