import fc from 'fast-check';

/** So that a commit is green or red and never both: the same walks in every run. */
const usualSeed = 20261122;

/**
 * `FAST_CHECK_SEED=random npm test` walks elsewhere each time, and a number walks there again; a
 * failure prints its seed.
 */
const wished = process.env['FAST_CHECK_SEED'] ?? '';
fc.configureGlobal(wished === 'random' ? {} : { seed: wished === '' ? usualSeed : Number(wished) });

export { default } from 'fast-check';

const [firstSurrogate, surrogates] = [0xd800, 0x800];

/**
 * Any character of Unicode but half surrogates. fast-check's own unit `binary` is the same, but
 * takes seconds to make its tables.
 */
export const anyCharacter = fc
  .integer({ min: 0, max: 0x10ffff - surrogates })
  .map((at) => String.fromCodePoint(at < firstSurrogate ? at : at + surrogates));
