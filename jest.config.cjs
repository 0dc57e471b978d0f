const { availableParallelism } = require('node:os');

/**
 * One project; types are checked by `tsc`, so the transform only strips them (swc: the fastest
 * measured).
 */
module.exports = {
  testEnvironment: '<rootDir>/test/support/run/environment.cjs',
  globalSetup: '<rootDir>/test/support/run/begin-run.ts',
  globalTeardown: '<rootDir>/test/support/run/end-run.ts',
  testSequencer: '<rootDir>/test/support/run/sequencer.cjs',
  roots: ['<rootDir>/test'],
  testMatch: ['**/*.test.ts'],
  // Each look-up of a global costs 130 ns in a test's own context, and 2 ns if it is handed over.
  // Only what no test replaces is: `Date` and the timers are not.
  sandboxInjectedGlobals: [
    ...['Array', 'Error', 'JSON', 'Map', 'Math', 'Number', 'Object', 'Promise', 'Reflect'],
    ...['RegExp', 'Set', 'String', 'Symbol', 'Uint8Array'],
  ],
  // A whole machine in an emulator takes minutes: `npm run test:machine`.
  testPathIgnorePatterns: [
    '/node_modules/',
    ...(process.env.XSCONSOLE_MACHINE_TESTS === '1' ? [] : ['/test/machine/']),
  ],
  resolver: '<rootDir>/test/support/run/resolver.cjs',
  transform: {
    '^.+\\.ts$': [
      '@swc/jest',
      { jsc: { target: 'es2022', parser: { syntax: 'typescript' } }, module: { type: 'commonjs' } },
    ],
  },
  // Real processes in a pty on a loaded two-core CI machine: generous, since a hang is what it must
  // tell from slowness.
  testTimeout: 60000,
  // Most tests wait for the programs they have started, so twice as many workers as there are cores
  // do not crowd them.
  maxWorkers: 2 * availableParallelism(),
};
