/** Mutation testing of src/reset: `npm run test:mutation`; a folder of it: `-- --mutate 'GLOB'`. */
export default {
  testRunner: 'mocha',
  buildCommand: 'node scripts/mutation/bundle.mjs',
  mochaOptions: {
    spec: ['test/reset-tests.cjs'],
    'no-config': true,
    'no-package': true,
    'no-opts': true,
  },
  mutate: ['src/reset/**/*.ts', '!src/reset/index.ts'],
  coverageAnalysis: 'perTest',
  // A mutant in a value that is made once, when its module is loaded (368 of 7,690: tables, shapes,
  // patterns), would need a new process and every test for itself: as long as all others together.
  ignoreStatic: true,
  concurrency: 2,
  timeoutMS: 20000,
  timeoutFactor: 4,
  ignorePatterns: ['dist', 'assets', 'coverage'],
  reporters: ['clear-text', 'progress-append-only', 'json'],
  clearTextReporter: { logTests: false, allowColor: false },
  jsonReporter: { fileName: 'coverage/mutation.json' },
  tempDirName: 'coverage/mutation',
  thresholds: { high: 95, low: 90, break: 85 },
};
