'use strict';
/**
 * Jest's environment for Node, in which a worker compiles each module only once. Jest compiles the
 * same text again for every test file: 0.25 s of processor time a file, most of the cost of a small
 * one. A script that is kept is only run again in the new context, with its own state: 0.1 s.
 */
const { AsyncLocalStorage } = require('node:async_hooks');
const vm = require('node:vm');
const { TestEnvironment } = require('jest-environment-node');

const compile = vm.compileFunction;
/** By file: its text and the script of it. */
const kept = new Map();

vm.compileFunction = (text, parameters = [], options = {}) => {
  const { filename, parsingContext } = options;
  // `import()` belongs to the test file that compiled the module first.
  if (filename === undefined || parsingContext === undefined || /\bimport\s*\(/u.test(text))
    return compile(text, parameters, options);
  let known = kept.get(filename);
  if (known?.text !== text) {
    const head = `(function (${parameters.join(', ')}) {`;
    const script = new vm.Script(`${head}${text}\n})`, { filename, columnOffset: -head.length });
    known = { text, script };
    kept.set(filename, known);
  }
  return known.script.runInContext(parsingContext);
};

/*
 * For each test file jest-circus makes a storage for asynchronous calls and never lets go of it.
 * Node asks all of them at each promise and each timer, so a worker would become slower with every
 * file: after 200 files they cost a third of its time.
 */
const enter = AsyncLocalStorage.prototype.run;
const storages = new Set();
AsyncLocalStorage.prototype.run = function run(...given) {
  storages.add(this);
  return enter.apply(this, given);
};

module.exports = class extends TestEnvironment {
  async teardown() {
    await super.teardown();
    for (const storage of storages) storage.disable();
    storages.clear();
  }
};
