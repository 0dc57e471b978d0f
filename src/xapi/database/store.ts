import {
  err,
  ok,
  systemCode,
  errorWords,
  type DurableFiles,
  type Result,
} from '../../model/index.js';
import type { DatabaseContent } from './content.js';
import { fairScheduler } from '../fair-scheduler.js';
import { BadFileError, fileText } from './file-text.js';
import { readDatabase, readDatabaseSharing } from './reader.js';
import type { DatabaseError } from './error.js';
import { writeDatabase } from './writer.js';

/** The mode of a new pool database, as xapi sets it. The database holds secrets. */
const mode = 0o600;

function databaseErrorIn(
  path: string,
): (
  code: DatabaseError['code'],
  reason: string,
  place?: { readonly line: number; readonly column: number },
) => Result<never, DatabaseError> {
  return (code, reason, place) =>
    err({ code, path, line: place?.line ?? null, column: place?.column ?? null, reason });
}

/**
 * Turns what went wrong while reading into an error: a failed system call or bad bytes. Anything
 * else is a bug and is thrown again.
 */
function unreadable(path: string, error: unknown): Result<never, DatabaseError> {
  const databaseError = databaseErrorIn(path);
  if (error instanceof BadFileError) return databaseError('unreadable', error.message);
  const code = systemCode(error);
  if (code === 'unknown') throw error;
  return code === 'ENOENT'
    ? databaseError('absent', 'there is no such file')
    : databaseError('unreadable', errorWords(error));
}

/**
 * Loads the pool database at `path`. An absent file is an error too, because XAPI never invents a
 * pool. This never writes anything.
 */
export function loadDatabase(path: string): Result<DatabaseContent, DatabaseError> {
  try {
    const content = readDatabase({ [Symbol.iterator]: () => fileText(path) });
    return content.ok
      ? content
      : databaseErrorIn(path)('malformed', content.error.reason, content.error);
  } catch (error) {
    return unreadable(path, error);
  }
}

/**
 * Reads the whole pool database at `path` while XAPI serves other calls, and gives only the rows of
 * `tables`. It tells whether the database can be loaded, and what those tables say.
 */
export async function surveyDatabase(
  path: string,
  tables: readonly string[],
): Promise<Result<DatabaseContent, DatabaseError>> {
  try {
    const content = await readDatabaseSharing(
      { [Symbol.iterator]: () => fileText(path) },
      tables,
      () => fairScheduler.goOn(),
    );
    return content.ok
      ? content
      : databaseErrorIn(path)('malformed', content.error.reason, content.error);
  } catch (error) {
    return unreadable(path, error);
  }
}

/** Characters written between two pauses: a few milliseconds' work. */
const stretch = 65_536;

/**
 * The pieces as bytes, a stretch at a time. No request waits long for a save, and the whole text is
 * never in memory.
 */
function* bytesOf(pieces: Iterable<string>): Generator<Uint8Array, void, undefined> {
  let waiting = '';
  for (const piece of pieces) {
    waiting += piece;
    if (waiting.length < stretch) continue;
    yield Buffer.from(waiting, 'utf8');
    waiting = '';
  }
  yield Buffer.from(waiting, 'utf8');
}

/**
 * Replaces the pool database in one durable step, and then its `.generation` file. That file is a
 * plain number. A reader that finds it older than the database's own generation_count trusts the
 * database. A process killed at any moment leaves the old database or the new one.
 */
export async function saveDatabase(
  files: DurableFiles,
  path: string,
  content: DatabaseContent,
): Promise<Result<void, DatabaseError>> {
  for (const [target, data] of [
    [path, bytesOf(writeDatabase(content))],
    [`${path}.generation`, content.manifest.get('generation_count') ?? '0'],
  ] as const) {
    const written = await files.write(target, data, { as: 'existing', modeIfNew: mode });
    if (!written.ok)
      return err({
        code: 'unwritable',
        path: target,
        line: null,
        column: null,
        reason: written.error.cause,
      });
  }
  return ok(undefined);
}
