// How a bundle becomes a program that starts from V8's code cache.
import { createHash } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
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

/**
 * The loader with the bundle in its comment; see loader.cjs. The identity is that of the bundle, so
 * that no cache of another one is taken; V8's flags, each [flag] or [flag, last major version of
 * Node that knows it], are set before anything is compiled.
 */
export function packed(bundle, flags) {
  // The loader tells ends of comments by \x01, which esbuild leaves in templates only; it leaves
  // other characters than ASCII in comments and regular expressions only. The loader reads bytes,
  // which is faster.
  const ascii = bundle.replace(/[\x01]|[^\x00-\x7f]/gu, (character) =>
    Array.from(
      { length: character.length },
      (_, at) => `\\u${character.charCodeAt(at).toString(16).padStart(4, '0')}`,
    ).join(''),
  );
  const identity = createHash('sha256').update(bundle).digest('hex');
  const loader = readFileSync(join(here, 'loader.cjs'), 'utf8')
    .replace('@UNSET@', early.join(' '))
    .replace('@IDENTITY@', identity)
    .replace("'@FLAGS@'", JSON.stringify(flags).slice(1, -1));
  return { identity, text: `${loader}${ascii.replaceAll('*/', '*\x01/')}\n*/\n` };
}

/**
 * Runs the program once with `node`, with arguments on a terminal until `words` are on the screen
 * (none: until it ends), and keeps what V8 has compiled by then beside it.
 */
export async function writeCache(program, identity, args, words, node) {
  const folder = mkdtempSync('/tmp/xsc-warm-');
  const session = new TerminalSession(
    node,
    [
      join(here, 'run-and-keep.cjs'),
      program,
      identity,
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
