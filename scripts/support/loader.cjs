#!/usr/bin/env node
'use strict';
// The program stands in the comment at the end of this file, so that Node need not parse it where V8 has kept what it compiled of
// it: the file of the same name ending in .cache, made by a run of the program when it was built. Without that file, or where it
// comes from another Node, other flags or another build, the program is compiled from the comment: slower, otherwise the same.
const { readFileSync } = require('node:fs');
const { wrap } = require('node:module');
const { setFlagsFromString } = require('node:v8');
const { Script } = require('node:vm');

for (const flag of ['@FLAGS@']) setFlagsFromString(flag);

const identity = '@IDENTITY@';
const text = readFileSync(__filename, 'latin1');
const start = text.indexOf('/* The ' + 'program:\n') + 16;

function kept() {
  try {
    const cache = readFileSync(__filename.replace(/\.js$/, '.cache'));
    return cache.toString('latin1', 0, identity.length) === identity ? cache.subarray(identity.length) : undefined;
  } catch {
    return undefined;
  }
}

// Line numbers in stack traces are those of this file.
const source = text.slice(start, -4).replaceAll('*\x01/', '*/');
const script = new Script(wrap(source), { filename: __filename, lineOffset: text.slice(0, start).split('\n').length - 1, cachedData: kept() });
script.runInThisContext()(exports, require, module, __filename, __dirname);
/* The program:
