'use strict';
/* global after, before, describe, it */
// Jest's globals, made of Jest's own parts, for tests that Mocha runs (see bundle.mjs). Mocha's own
// globals must be there before this file is loaded.
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
