// `npm run fuzz [inputs] [seed]`: throws at least 100,000 inputs (by default) at everything that reads what others wrote: the codecs of both protocols
// and the reader of pool databases. No input may make them throw, hang or take much longer than its length explains; what they take for good
// must come out again as it went in. Prints its seed; ends non-zero on the first finding, with the input.
import { mkdtempSync, readFileSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { createRequire } from 'node:module';
import { build } from 'esbuild';
import fc from 'fast-check';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const [inputs = '100000', seed = String(Date.now() % 0x7fffffff)] = process.argv.slice(2);

/** The sources under trial, bundled for this run. */
async function sources() {
  const folder = mkdtempSync(join(tmpdir(), 'xsconsole-fuzz-'));
  const entry = [
    'src/xenapi/index.ts',
    'src/xapi/database/reader.ts',
    'src/xapi/database/writer.ts',
    'src/xapi/database/database.ts',
    'src/xapi/database/sexpr.ts',
    'src/xapi/database/blanks.ts',
    'src/xapi/http/protocol.ts',
    'src/xapi/query.ts',
  ];
  await build({
    stdin: {
      contents: entry
        .map((path) => `export * from ${JSON.stringify(join(root, path))};`)
        .join('\n'),
      resolveDir: root,
      loader: 'ts',
    },
    bundle: true,
    platform: 'node',
    format: 'cjs',
    outfile: join(folder, 'under-trial.cjs'),
    logLevel: 'error',
  });
  const loaded = createRequire(import.meta.url)(join(folder, 'under-trial.cjs'));
  rmSync(folder, { recursive: true });
  return loaded;
}

const trial = await sources();
const corpus = (kind) => {
  const folder = join(root, 'scripts/fuzz-corpus', kind);
  return readdirSync(folder).map((name) => readFileSync(join(folder, name), 'utf8').trimEnd());
};

/** Words that parsers stumble over. */
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
const wild = (texts) =>
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

const check = (condition, what) => {
  if (!condition) throw new Error(what);
};
const joined = (pieces) => [...pieces].join('');

/** A decoder's outcome is one of two shapes, and its complaint is one line. */
const outcome = (decoded) => {
  check(
    decoded.ok === true || (typeof decoded.detail === 'string' && !decoded.detail.includes('\n')),
    'neither a value nor one line of complaint',
  );
  return decoded;
};

const targets = {
  'XML calls': [
    wild(corpus('xml')),
    (text) => {
      outcome(trial.decodeXmlCall(text));
    },
  ],
  'XML answers': [
    wild(corpus('xml')),
    (text) => {
      const read = outcome(trial.decodeXmlAnswer(text));
      if (!read.ok || !read.value.ok) return;
      const again = trial.decodeXmlAnswer(
        joined(trial.encodeXmlAnswer(trial.toEnvelope(read.value))),
      );
      check(again.ok && again.value.ok, 'what was read cannot be read after it was written');
    },
  ],
  'JSON calls': [
    wild(corpus('json')),
    (text) => {
      const read = outcome(trial.decodeJsonCall(text));
      if (read.ok)
        check(
          {}.polluted === undefined && Object.getPrototypeOf({}) === Object.prototype,
          'a prototype was changed',
        );
    },
  ],
  'JSON answers': [
    wild(corpus('json')),
    (text) => {
      const read = outcome(trial.decodeJsonAnswer(text, 1));
      if (!read.ok || !read.value.ok) return;
      const again = trial.decodeJsonAnswer(
        joined(trial.encodeJsonAnswer(read.value, { version: 2, id: 1 })),
        1,
      );
      check(again.ok && again.value.ok, 'what was read cannot be read after it was written');
    },
  ],
  'request bodies as bytes': [
    fc.tuple(
      fc.constantFrom('xml', 'json'),
      wild([...corpus('xml'), ...corpus('json')]),
      fc.array(fc.tuple(fc.nat(2000), fc.nat(255)), { maxLength: 3 }),
    ),
    ([kind, text, bytes]) => {
      const body = Buffer.from(text);
      for (const [at, byte] of bytes) if (at < body.length) body[at] = byte;
      const read = outcome(trial.readCall(kind, body));
      if (read.ok) joined(read.value.answer({ ok: true, value: [...read.value.params] }));
    },
  ],
  'pool databases': [
    wild(corpus('database')),
    (text) => {
      const read = trial.readDatabase([text]);
      if (!read.ok) {
        check(
          read.error.line >= 1 && read.error.column >= 1 && !read.error.reason.includes('\n'),
          'a fault without its place',
        );
        return;
      }
      // Twice saved is once saved, also through the database itself.
      const once = joined(trial.writeDatabase(read.value));
      const again = trial.readDatabase([once]);
      check(
        again.ok && joined(trial.writeDatabase(again.value)) === once,
        'load, save, load, save changed it',
      );
      const through = trial.readDatabase([
        joined(trial.writeDatabase(new trial.Database(again.value).snapshot())),
      ]);
      check(through.ok, 'what the database wrote cannot be read');
    },
  ],
  'sets and maps': [
    wild(corpus('sexpr')),
    (text) => {
      const set = trial.parseSet(text);
      if (set !== null)
        check(
          JSON.stringify(trial.parseSet(trial.printSet(set))) === JSON.stringify(set),
          'a set changed',
        );
      const map = trial.parseMap(text);
      if (map !== null)
        check(
          JSON.stringify([...(trial.parseMap(trial.printMap(map)) ?? [])]) ===
            JSON.stringify([...map]),
          'a map changed',
        );
      check(trial.decodeBlanks(trial.encodeBlanks(text)) === text, 'blanks changed');
    },
  ],
  queries: [
    wild(corpus('query')),
    (text) => {
      trial.parseQuery(text);
    },
  ],
};

let total = 0;
console.log(`seed ${seed}`);
for (const [name, [arbitrary, property]] of Object.entries(targets)) {
  const share = Math.ceil(Number(inputs) / Object.keys(targets).length);
  const begin = process.hrtime.bigint();
  let slowest = 0;
  const timed = (input) => {
    const start = process.hrtime.bigint();
    property(input);
    const taken = Number(process.hrtime.bigint() - start) / 1e6;
    slowest = Math.max(slowest, taken);
    // No input is longer than some ten thousand characters: only a hang takes so long, on any machine.
    check(taken < 5000, `took ${Math.round(taken)} ms`);
  };
  const details = fc.check(fc.property(arbitrary, timed), { seed: Number(seed), numRuns: share });
  total += details.numRuns;
  console.log(
    `${name.padEnd(26)} ${String(details.numRuns).padStart(7)} inputs  ${(Number(process.hrtime.bigint() - begin) / 1e9).toFixed(1)} s  slowest ${slowest.toFixed(1)} ms`,
  );
  if (details.failed) {
    console.error(
      `FOUND in ${name}: ${details.errorInstance?.stack ?? details.error ?? 'the property failed'}\ninput: ${JSON.stringify(details.counterexample)}\nagain: npm run fuzz ${inputs} ${seed}`,
    );
    process.exit(1);
  }
}
console.log(`${total} inputs, nothing found`);
