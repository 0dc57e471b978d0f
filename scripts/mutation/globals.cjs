'use strict';
// The words that the tests expect of Jest, made of Jest's own parts, where Mocha runs them (see
// bundle.mjs). Read after Mocha's are there.
const { expect } = require('expect');
const { bind } = require('jest-each');

globalThis.expect = expect;
globalThis.test = (name, work) => it(name, work);
globalThis.test.each = bind((name, work) => it(name, work));
describe.each = bind((name, work) => describe(name, work));
// Mocha calls a function that takes an argument with a callback; none of these waits for one.
for (const [jest, mocha] of [
  ['beforeAll', before],
  ['afterAll', after],
])
  globalThis[jest] = (work) => mocha(() => work());
