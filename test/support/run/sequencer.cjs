'use strict';
const { relative, sep } = require('node:path');
const Sequencer = require('@jest/test-sequencer').default;

/** Folders of tests that hardly ever start a program. */
const quick = new Set(['operations', 'host', 'reset', 'text', 'console', 'model']);

/**
 * The order of the test files. Jest begins with those that took longest in the last run. In a new
 * checkout it knows no times, so the quick ones come last, where they fill the gaps that the long
 * ones leave.
 */
module.exports = class extends Sequencer {
  sort(tests) {
    const sorted = super.sort(tests);
    if (sorted.some(({ duration }) => duration !== undefined)) return sorted;
    const isQuick = ({ path, context }) =>
      quick.has(relative(context.config.rootDir, path).split(sep)[1]);
    return [...sorted.filter((test) => !isQuick(test)), ...sorted.filter(isQuick)];
  }
};
