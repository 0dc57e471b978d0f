#!/bin/sh
':' //; unset @UNSET@; exec node "$0" "$@"
'use strict';
// A shell reads the second line and leaves out what would act on Node before the first line of ours; for Node it is a word and a comment.
// The program stands in the comment at the end of this file, so that Node need not parse it where V8 has kept what it compiled of
// it: the file of the same name ending in .cache, made by a run of the program when it was built. Without that file, or where it
// comes from another Node, other flags or another build, the program is compiled from the comment: slower, otherwise the same.
const { readFileSync } = require('node:fs');
const { wrap } = require('node:module');
const { release } = require('node:os');
const { basename } = require('node:path');
const { Script } = require('node:vm');

const major = parseInt(process.versions.node);
const kernel = process.platform === 'linux' ? release().split('.').map(Number) : [Infinity];
if (major < 20 || kernel[0] < 4 || (kernel[0] === 4 && kernel[1] < 18)) {
  // In words that the oldest Node understands, and before anything is compiled.
  process.stderr.write(
    basename(__filename, '.js') + ' needs Node 20 and Linux 4.18 or later; this is Node ' + process.versions.node + ' on ' + process.platform +
      ' ' + release() + '. Run it elsewhere on the files of this host, with --root.\n',
  );
  process.exit(1);
}

// A flag, and the last Node that knows it where a later one does not.
for (const [flag, last = major] of ['@FLAGS@']) if (major <= last) require('node:v8').setFlagsFromString(flag);

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
