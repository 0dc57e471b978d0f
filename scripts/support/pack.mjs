// How a bundle becomes a program that starts from V8's code cache.
import { createHash } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import Module from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
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

/** Bytes of the cache's table: what of it is where. */
const head = 4096;

/** What esbuild writes for itself: an end of a comment costs a copy of the part when it is read. */
const pure = '/* @__PURE__ */ ';

/**
 * The text of a part as the loader reads it: the function that it is compiled to. It tells ends of
 * comments by \x01, which esbuild leaves in templates only; it leaves non-ASCII characters in
 * comments and regular expressions only. The loader reads bytes, which is faster.
 */
function bytesOf(code) {
  const ascii = code.replace(/[\x01]|[^\x00-\x7f]/gu, (character) =>
    Array.from(
      { length: character.length },
      (_, at) => `\\u${character.charCodeAt(at).toString(16).padStart(4, '0')}`,
    ).join(''),
  );
  return `${Module.wrap(ascii.replaceAll(pure, '').replaceAll('*/', '*\x01/'))}\n`;
}

/** Name -> where the part stands in a text: its first byte, its length, its first line. */
function placesOf(texts, before) {
  const places = {};
  let [at, line] = [before.length, before.split('\n').length - 1];
  for (const [name, text] of texts) {
    places[name] = [at, text.length, line];
    at += text.length;
    line += text.split('\n').length - 1;
  }
  return places;
}

/**
 * The loader as a function that is compiled from its own text: V8 keeps the text of a file, with
 * the whole program in it, as long as there is a function of that file.
 */
const alone = (start, loader) =>
  `${start}require('vm').runInThisContext('(' + function (require, __filename, __dirname) {\n` +
  `${loader}\n} + ')', { filename: __filename, lineOffset: ${start.split('\n').length - 1} })` +
  '(require, __filename, __dirname);\n';

/**
 * The files of a program, by the end of their names, of its parts (name -> code, one of them
 * `main`); see loader.cjs. The identity is that of the parts, so that no cache of other ones is
 * taken; V8's flags, each [flag] or [flag, last major version of Node that knows it], are set when
 * the program has begun. `launcher` is what the first line names; where it is null, the shell
 * starts the program, and all of it is in one file.
 */
export function packed(parts, flags, launcher) {
  const texts = Object.entries(parts).map(([name, code]) => [name, bytesOf(code)]);
  const text = texts.map(([, bytes]) => bytes).join('');
  const identity = createHash('sha256').update(text).digest('hex');
  const [start, ending] =
    launcher === null
      ? [`#!/bin/sh\n':' //; unset ${early.join(' ')}; exec node "$0" "$@"\n`, '.js']
      : [`#!${launcher}\n`, '.text'];
  const loader = (places) =>
    readFileSync(join(here, 'loader.cjs'), 'utf8')
      .replace('@TEXT@', ending)
      .replace("'@HEAD@'", String(head))
      .replace('@IDENTITY@', identity)
      .replace("'@FLAGS@'", JSON.stringify(flags).slice(1, -1))
      .replace('@PARTS@', JSON.stringify(places));
  if (launcher !== null)
    return { identity, files: { js: start + loader(placesOf(texts, '')), text } };
  const opened = (places) => `${alone(start, loader(places))}/* The program:\n`;
  // The loader tells where the parts begin, which is behind the loader: its length settles soon.
  let places = placesOf(texts, '');
  let before = opened(places);
  for (let last = ''; last !== before;) {
    last = before;
    places = placesOf(texts, before);
    before = opened(places);
  }
  return { identity, files: { js: `${before}${text}*/\n` } };
}

/**
 * Runs the program once with `node`, on a host in a folder, with arguments on a terminal until
 * `words` are on the screen (none: until it ends), and keeps what V8 has compiled by then beside
 * it.
 */
export async function writeCache(program, identity, { args, words, host }, node) {
  const folder = mkdtempSync('/tmp/xsc-warm-');
  host?.(folder);
  const session = new TerminalSession(
    node,
    [
      join(here, 'run-and-keep.cjs'),
      program,
      identity,
      String(head),
      ...args.map((arg) => arg.replace('@FOLDER@', folder)),
    ],
    { env: { XSCONSOLE_ROOT: folder } },
  );
  try {
    // The last words of a program that ends by itself may be lost with its terminal.
    await (words.length === 0 ? session.ended : session.shows(...words));
    await session.close();
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
