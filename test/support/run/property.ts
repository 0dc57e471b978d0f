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
