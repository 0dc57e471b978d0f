// The program stands in parts of one or more modules in the file of the same name ending in .text.
// A part is read when a module of it is asked for. Without that file, or where it comes from
// another build, the comment at the end of this one has them all, compressed. What V8 has compiled
// of a part is in the file ending in .cache, made by runs of the program when it was built. Without
// that file, or where it comes from another Node or another build, a part is compiled from its
// text. Both ways are slower, otherwise the same.
const { openSync, readFileSync, readSync } = require('fs');
const { Script } = require('vm');

const beside = (ending) => __filename.replace(/\.js$/, ending);
const fresh = (length) => Buffer.allocUnsafeSlow(length);
function read(file, at, length, bytes = fresh(length)) {
  return bytes.subarray(0, readSync(file, bytes, 0, length, at));
}
let scratch = fresh(0);
/** As `read`, but what it answers is good only until the next call: new memory takes time. */
function readShared(file, at, length) {
  if (scratch.length < length) scratch = fresh(length);
  return read(file, at, length, scratch);
}

/** What `work` answers; undefined where it fails. */
function attempt(work) {
  try {
    return work();
  } catch {
    return undefined;
  }
}

/** Which build this is. */
const identity = '@IDENTITY@';
const textFile = beside('.text');
/** The texts in their own file. Behind them stands which build they are of. */
function openTexts() {
  const file = openSync(textFile);
  const end = read(file, '@LENGTH@', 65).latin1Slice();
  if (end !== identity) throw new Error(`${textFile} is of another build, or damaged`);
  return (at, length) => readShared(file, at, length);
}
/** The texts at the end of this file. */
function unfoldTexts() {
  const lines = readFileSync(__filename, 'latin1').split('\n');
  const texts = require('zlib').brotliDecompressSync(Buffer.from(lines.at(-3), 'base64'));
  return (at, length) => texts.subarray(at, at + length);
}
// The last one says what is wrong.
const bytesAt = attempt(openTexts) || attempt(unfoldTexts) || openTexts();
const textAt = (at, length) => bytesAt(at, length).latin1Slice();

/**
 * What V8 has kept of a part. V8 does not notice a damage in it and may never come to an end then,
 * so everything is there twice and is taken only where both are alike.
 */
function keptOf(cache, [build, places, length], name) {
  if (build !== identity || places[name] === undefined) return undefined;
  const [at, size] = places[name];
  const kept = read(cache, at, size);
  return kept.length === size && kept.equals(readShared(cache, at + length, size))
    ? kept
    : undefined;
}
function openCache() {
  const cache = openSync(beside('.cache'));
  const table = JSON.parse(read(cache, 0, '@HEAD@').toString('latin1'));
  return (name) => keptOf(cache, table, name);
}
const openedCache = attempt(openCache);
const kept = (name) => attempt(() => openedCache(name));

/** What takes V8's flags back, and sets them again; null until they are set. */
let flags = null;
/**
 * Works without them: under other flags V8 takes nothing that it has kept, Node's own modules
 * included.
 */
function withoutFlags(work) {
  if (flags === null) return work();
  flags(1);
  try {
    return work();
  } finally {
    flags(0);
  }
}

/** Module -> the function that it is. */
const functions = {};
function open(part, [at, length, line]) {
  const source = textAt(at, length);
  // Line numbers in stack traces are those of the file with the texts.
  const options = { filename: textFile, lineOffset: line, cachedData: kept(part), part };
  const script = withoutFlags(() => new Script(source, options));
  Object.assign(functions, script.runInThisContext()(ask, __filename, __dirname));
}

/** The parts that a program loads first, each with its place. What is in them is in no table. */
const next = ['@PARTS@'];

let table;
/** Name -> where its text is; module -> the part that it is in. */
function places() {
  if (table === undefined) {
    const [all, parts] = JSON.parse(textAt('@TABLE@'));
    table = { all, partOf: {} };
    for (const part of Object.keys(parts))
      for (const name of parts[part]) table.partOf[name] = part;
  }
  return table;
}

const loaded = {};
/** Loads a module of ours or of a package, whose names begin with #, or one of Node. */
function ask(name) {
  const known = loaded[name];
  if (known !== undefined) return known.exports;
  // Node's own `require` takes long even for a module that it has loaded.
  if (name[0] !== '#')
    return (loaded[name] = { exports: withoutFlags(() => require(name)) }).exports;
  while (functions[name] === undefined && next.length > 0) open(...next.shift());
  if (functions[name] === undefined) {
    const { all, partOf } = places();
    const part = partOf[name] || name;
    open(part, all[part]);
  }
  const module = (loaded[name] = { exports: {} });
  functions[name](module, module.exports);
  return module.exports;
}
ask.text = (name) => textAt(...places().all[name]);

ask('@MAIN@');

// Not before the program has begun, with its first picture: that would wait for Node's module to be
// loaded. A flag, what takes it back, and the last Node that knows it where a later one does not.
const own = ['@FLAGS@'].filter(([, , last]) => !(last < parseInt(process.versions.node)));
if (own.length > 0)
  setImmediate(() => {
    const { setFlagsFromString } = require('node:v8');
    flags = (which) => own.forEach((flag) => setFlagsFromString(flag[which]));
    flags(0);
  });
