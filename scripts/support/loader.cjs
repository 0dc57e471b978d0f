'use strict';
// A shell that starts this reads the second line and leaves out what would act on Node before the
// first line of ours; for Node it is a word and a comment. In a package the launcher does that.
// The program stands in parts, in the comment at the end of this file or in the file of the same
// name ending in .text. A part is read when it is asked for. What V8 has compiled of it is in the
// file ending in .cache, made by a run of the program when it was built. Without that file, or
// where it comes from another Node, other flags or another build, a part is compiled from its text:
// slower, otherwise the same.
const { openSync, readSync } = require('fs');
const { release } = require('os');
const { basename } = require('path');
const { Script } = require('vm');

const major = parseInt(process.versions.node);
const kernel = process.platform === 'linux' ? release().split('.').map(Number) : [Infinity];
if (major < 20 || kernel[0] < 4 || (kernel[0] === 4 && kernel[1] < 18)) {
  // In words that Node 6 understands (it knows no 'node:fs'), and before anything is compiled.
  process.stderr.write(
    basename(__filename, '.js') + ' needs Node 20 and Linux 4.18 or later; this is Node ' +
      process.versions.node + ' on ' + process.platform + ' ' + release() +
      '. Run it elsewhere on the files of this host, with --root.\n'
  );
  process.exit(1);
}

const beside = (ending) => __filename.replace(/\.js$/, ending);
function read(file, at, length) {
  const bytes = Buffer.allocUnsafeSlow(length);
  return bytes.subarray(0, readSync(file, bytes, 0, length, at));
}

const textFile = beside('@TEXT@');
const text = openSync(textFile);
/** Name -> the first byte of a part, its length and its first line. */
const parts = JSON.parse('@PARTS@');

/**
 * What V8 has kept of a part. V8 does not notice a damage in it and may never come to an end then,
 * so everything is there twice and is taken only where both are alike.
 */
function keptOf(cache, [identity, places, length], name) {
  if (identity !== '@IDENTITY@' || places[name] === undefined) return undefined;
  const [at, size] = places[name];
  const kept = read(cache, at, size);
  return kept.length === size && kept.equals(read(cache, at + length, size)) ? kept : undefined;
}
function openCache() {
  const cache = openSync(beside('.cache'));
  const table = JSON.parse(read(cache, 0, '@HEAD@').toString('latin1'));
  return (name) => keptOf(cache, table, name);
}
/** What `work` answers; undefined where it fails. */
function attempt(work) {
  try {
    return work();
  } catch (_) {
    return undefined;
  }
}
const openedCache = attempt(openCache);
const kept = (name) => attempt(() => openedCache(name));

const loaded = {};
function ask(name) {
  if (loaded[name] !== undefined) return loaded[name].exports;
  // Node's own `require` takes long even for a module that it has loaded.
  if (!Object.hasOwn(parts, name)) return (loaded[name] = { exports: require(name) }).exports;
  const [at, length, lineOffset] = parts[name];
  const source = read(text, at, length).latin1Slice().replaceAll('*\x01/', '*/');
  // Line numbers in stack traces are those of the file.
  const cachedData = kept(name);
  const script = new Script(source, { filename: textFile, lineOffset, cachedData, part: name });
  loaded[name] = { exports: {} };
  script.runInThisContext()(loaded[name].exports, ask, loaded[name], __filename, __dirname);
  return loaded[name].exports;
}
/** A module of Node's that is loaded when something of it is asked for. */
ask.late = (name) => {
  let found;
  return new Proxy({}, { get: (_, key) => (found = found || require(name))[key] });
};
ask('main');

// Not before the program has begun: under other flags V8 takes nothing that it has kept, Node's own
// modules included, and the first picture would wait for it all to be compiled. A flag, and the
// last Node that knows it where a later one does not.
const flags = ['@FLAGS@'];
if (flags.length > 0)
  setTimeout(() => {
    for (const [flag, last = major] of flags)
      if (major <= last) require('node:v8').setFlagsFromString(flag);
  }, 250).unref();
