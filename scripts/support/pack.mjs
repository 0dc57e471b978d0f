// How a bundle becomes a program that starts from V8's code cache.
import { createHash } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { brotliCompressSync, constants } from 'node:zlib';
import { TerminalSession } from './terminal.mjs';

/**
 * Variables by which a caller could have Node load, trust, write or look up something before the
 * first line of ours runs.
 */
const early = [
  'NODE_CHANNEL_FD',
  'NODE_COMPILE_CACHE',
  'NODE_DEBUG',
  'NODE_DEBUG_NATIVE',
  'NODE_EXTRA_CA_CERTS',
  'NODE_ICU_DATA',
  'NODE_OPTIONS',
  'NODE_PATH',
  'NODE_PRESERVE_SYMLINKS',
  'NODE_PRESERVE_SYMLINKS_MAIN',
  'NODE_REDIRECT_WARNINGS',
  'NODE_TLS_REJECT_UNAUTHORIZED',
  'NODE_UNIQUE_ID',
  'NODE_USE_ENV_PROXY',
  'NODE_USE_SYSTEM_CA',
  'NODE_V8_COVERAGE',
  'OPENSSL_CONF',
  'SSL_CERT_DIR',
  'SSL_CERT_FILE',
];

const here = dirname(fileURLToPath(import.meta.url));

/** The length in bytes of the table at the start of the cache file. */
const head = 4096;

/** A note that esbuild writes for itself. The programs do not need it. */
const pure = '/* @__PURE__ */ ';

/**
 * The text in ASCII, so that the loader can read it as bytes, which is faster. esbuild leaves other
 * characters only in comments and regular expressions, where an escape means the same.
 */
function bytesOf(text) {
  const ascii = text.replace(/[^\x00-\x7f]/gu, (character) =>
    Array.from(
      { length: character.length },
      (_, at) => `\\u${character.charCodeAt(at).toString(16).padStart(4, '0')}`,
    ).join(''),
  );
  return `${ascii.replaceAll(pure, '')}\n`;
}

/** The code of a part: a function that returns the functions of its modules, by name. */
function partOf(names, modules) {
  const members = names.map(
    (name) => `${JSON.stringify(name)}(module, exports) {${modules.get(name)}},\n`,
  );
  return `(function (require, __filename, __dirname) { return {\n${members.join('')}}; })`;
}

/** Name -> the place of its text in the text file: first byte, length, first line. */
function placesOf(texts) {
  const places = {};
  let [at, line] = [0, 0];
  for (const [name, text] of texts) {
    places[name] = [at, text.length, line];
    at += text.length;
    line += text.split('\n').length - 1;
  }
  return places;
}

/** The first lines of a program. They end a Node that is too old. */
const tooOld = readFileSync(join(here, 'too-old.cjs'), 'utf8');

/**
 * Puts the loader into the program as a string, for two reasons. A Node that is too old cannot
 * parse it. And V8 keeps the text of a file in memory as long as a function of that file exists;
 * this way none does.
 */
function alone(loader) {
  const wrapped = `(function (require, __filename, __dirname) { 'use strict';\n${loader}})`;
  return (
    `require('vm').runInThisContext(\n${JSON.stringify(wrapped)},\n{ filename: __filename })` +
    '(require, __filename, __dirname);\n'
  );
}

/**
 * Packs a program. Answers its files, each by the ending of its name, and the identity of the
 * build: a hash of all texts, so that the loader never takes a cache of another build. See
 * loader.cjs.
 * - `modules`: name -> code. The main module comes first.
 * - `parts`: name -> names of its modules. The program begins with the first two. A module that is
 * in no part becomes a part of its own.
 * - `more`: name -> text, for modules that read it by `require.text`.
 * - `flags`: V8 flags to set when the program has begun; see build.mjs.
 * - `launcher`: the program that the first line names. null: the shell starts the program, and its
 * file works without the other files.
 */
export function packed(modules, parts, more, flags, launcher) {
  const within = new Set(Object.values(parts).flat());
  const lone = [...modules.keys()].filter((name) => !within.has(name));
  const all = { ...parts, ...Object.fromEntries(lone.map((name) => [name, [name]])) };
  const texts = [
    ...Object.entries(all).map(([part, names]) => [part, bytesOf(partOf(names, modules))]),
    ...Object.entries(more).map(([name, text]) => [name, bytesOf(text)]),
  ];
  const places = placesOf(texts);
  const table = bytesOf(JSON.stringify([places, parts]));
  const text = [...texts.map(([, bytes]) => bytes), table].join('');
  const identity = createHash('sha256').update(text).digest('hex');
  const filled = {
    "'@HEAD@'": head,
    '@IDENTITY@': identity,
    "'@FLAGS@'": JSON.stringify(flags).slice(1, -1),
    '@MAIN@': modules.keys().next().value,
    "'@PARTS@'": JSON.stringify(
      Object.keys(parts)
        .slice(0, 2)
        .map((part) => [part, places[part]]),
    ).slice(1, -1),
    "'@TABLE@'": `${text.length - table.length}, ${table.length}`,
    "'@LENGTH@'": text.length,
  };
  const loader = Object.entries(filled).reduce(
    (code, [mark, value]) => code.replace(mark, value),
    readFileSync(join(here, 'loader.cjs'), 'utf8'),
  );
  const files = { text: `${text}${identity}` };
  if (launcher !== null)
    return { identity, files: { ...files, js: `#!${launcher}\n${tooOld}${loader}` } };
  const start = `#!/bin/sh\n':' //; unset ${early.join(' ')}; exec node "$0" "$@"\n`;
  return { identity, files: { ...files, js: start + tooOld + alone(loader) + folded(text) } };
}

/**
 * All texts, compressed, as a comment for the end of a program. It is compressed because Node reads
 * the whole file at each start.
 */
function folded(text) {
  const params = { [constants.BROTLI_PARAM_QUALITY]: 9 };
  return `/* The program:\n${brotliCompressSync(text, { params }).toString('base64')}\n*/\n`;
}

/**
 * Runs the program once on a terminal, with `node` and on a host in a folder of its own, until
 * `words` are on the screen (none: until it ends). Answers what trace-parts.cjs has written down.
 */
async function traceOf(program, { args, words = [], host }, node) {
  const folder = mkdtempSync('/tmp/xsc-warm-');
  host?.(folder);
  const session = new TerminalSession(
    node,
    [join(here, 'trace-parts.cjs'), program, ...args.map((arg) => arg.replace('@FOLDER@', folder))],
    { env: { XSCONSOLE_ROOT: folder } },
  );
  try {
    // The last words of a program that ends by itself may be lost with its terminal.
    await (words.length === 0 ? session.ended : session.shows(...words));
    await session.close();
    return JSON.parse(readFileSync(`${program}.trace`, 'utf8'));
  } finally {
    rmSync(`${program}.trace`, { force: true });
    rmSync(folder, { recursive: true, force: true });
  }
}

/**
 * Groups the modules of a program into parts by what warm-up runs load (each module must be a part
 * of its own in these runs): `begin` is what the first run loads, `first` what the others load
 * before their first words, and each room has a part for what they load later.
 */
export async function partsOf(program, runs, node) {
  const parts = { begin: [], first: [] };
  const known = new Set();
  for (const [at, run] of runs.entries())
    for (const { part: name, first } of await traceOf(program, run, node)) {
      if (known.has(name)) continue;
      known.add(name);
      const room = name.split('/').slice(0, 2).join('/');
      (parts[at === 0 ? 'begin' : first ? 'first' : room] ??= []).push(name);
    }
  // In an order of their own: that of loading is not the same in each run.
  const { begin, first, ...rooms } = parts;
  const sorted = Object.entries(rooms).toSorted(([one], [other]) => (one < other ? -1 : 1));
  return Object.fromEntries(
    [['begin', begin], ['first', first], ...sorted].map(([part, names]) => [
      part,
      names.toSorted(),
    ]),
  );
}

/** Runs the program, and writes the code that V8 compiled of its parts into a file beside it. */
export async function writeCache(program, identity, runs, node) {
  const kept = new Map();
  for (const run of runs)
    for (const { part, code } of await traceOf(program, run, node))
      if (!kept.has(part)) kept.set(part, Buffer.from(code, 'base64'));
  let end = head;
  const places = Array.from(kept, ([part, { length }]) => [
    part,
    [(end += length) - length, length],
  ]);
  const table = JSON.stringify([identity, Object.fromEntries(places), end - head]).padEnd(head);
  if (table.length > head) throw new Error(`${program} has more parts than its table holds`);
  const data = [...kept.values()];
  // Twice: see loader.cjs.
  writeFileSync(
    program.replace(/\.js$/u, '.cache'),
    Buffer.concat([Buffer.from(table, 'latin1'), ...data, ...data]),
  );
}
