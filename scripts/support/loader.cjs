// Loads a program, which is cut into parts of one or more modules. The file of the same name that
// ends in .text has the parts; a part is read when one of its modules is first required. The file
// that ends in .cache has the code that V8 compiled of them in the warm-up runs of the build.
// If the .text file is missing or is of another build, the parts come from the compressed comment
// at the end of this file. If the .cache file is missing, or is of another Node or another build,
// the parts are compiled from their text. Both are slower, and otherwise the same.
const { openSync, readFileSync, readSync } = require('fs');
const { Script } = require('vm');

const beside = (ending) => __filename.replace(/\.js$/, ending);
const fresh = (length) => Buffer.allocUnsafeSlow(length);
function read(file, at, length, bytes = fresh(length)) {
  return bytes.subarray(0, readSync(file, bytes, 0, length, at));
}
let scratch = fresh(0);
/** Like `read`, but into memory that the next call uses again: new memory takes time. */
function readShared(file, at, length) {
  if (scratch.length < length) scratch = fresh(length);
  return read(file, at, length, scratch);
}

/** The result of `work`; undefined if it throws. */
function attempt(work) {
  try {
    return work();
  } catch {
    return undefined;
  }
}

/** The hash that names this build. */
const identity = '@IDENTITY@';
const textFile = beside('.text');
/** Opens the file of the texts. Its last bytes name its build. */
function openTexts() {
  const file = openSync(textFile);
  const end = read(file, '@LENGTH@', 65).latin1Slice();
  if (end !== identity) throw new Error(`${textFile} is of another build, or damaged`);
  return (at, length) => readShared(file, at, length);
}
/** Unpacks the texts at the end of this file. */
function unfoldTexts() {
  const lines = readFileSync(__filename, 'latin1').split('\n');
  const texts = require('zlib').brotliDecompressSync(Buffer.from(lines.at(-3), 'base64'));
  return (at, length) => texts.subarray(at, at + length);
}
// The second call of openTexts throws the error that says what is wrong.
const bytesAt = attempt(openTexts) || attempt(unfoldTexts) || openTexts();
const textAt = (at, length) => bytesAt(at, length).latin1Slice();

/**
 * The compiled code of a part. V8 does not notice damaged code and may hang on it, so the file has
 * everything twice, and the code is used only if both copies are equal.
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

/** A function that undoes V8's flags (1) and sets them again (0); null until they are set. */
let flags = null;
/**
 * Runs `work` without the flags: V8 rejects code that was compiled under other flags, that of
 * Node's own modules too.
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

/** Name of a module -> its function. */
const functions = {};
function open(part, [at, length, line]) {
  const source = textAt(at, length);
  // Line numbers in stack traces are those of the file with the texts.
  const options = { filename: textFile, lineOffset: line, cachedData: kept(part), part };
  const script = withoutFlags(() => new Script(source, options));
  Object.assign(functions, script.runInThisContext()(ask, __filename, __dirname));
}

/** The parts that the program begins with, each with its place. They are loaded in this order. */
const next = ['@PARTS@'];

let table;
/** The table: `all` is name -> place of its text, `partOf` is module -> its part. */
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
/** Loads a module: one of ours or of a package (their names begin with #), or one of Node. */
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

// The flags are set after the first picture, because setting them first loads Node's module v8.
// Each entry is a flag, the flag that undoes it, and, where later ones do not know it, the last
// Node that does.
const own = ['@FLAGS@'].filter(([, , last]) => !(last < parseInt(process.versions.node)));
if (own.length > 0)
  setImmediate(() => {
    const { setFlagsFromString } = require('node:v8');
    flags = (which) => own.forEach((flag) => setFlagsFromString(flag[which]));
    flags(0);
  });
