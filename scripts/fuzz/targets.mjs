// What the fuzzer tries. Each target has a name, its inputs, and a check for each input.
import fc from 'fast-check';
import { corpus, wild } from './inputs.mjs';

/** Throws with `what` unless the condition holds. */
export const check = (condition, what) => {
  if (!condition) throw new Error(what);
};
const joined = (pieces) => [...pieces].join('');

/** A decoder's outcome is one of two shapes, and its complaint is one line. */
const outcome = (decoded) => {
  check(
    decoded.ok === true || (typeof decoded.error === 'string' && !decoded.error.includes('\n')),
    'neither a value nor one line of complaint',
  );
  return decoded;
};

/** The targets, for the bundled sources `trial`. */
export const targetsOf = (trial) => ({
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
});
