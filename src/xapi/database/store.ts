import type { DurableFiles } from '../../host/index.js';
import type { Result } from '../../reset/index.js';
import { err, ok } from '../../reset/index.js';
import { errorWords, systemCode } from '../../xenapi/index.js';
import type { DatabaseContent } from './content.js';
import { BadTextError, fileText } from './file-text.js';
import { readDatabase } from './reader.js';
import type { DatabaseTrouble } from './trouble.js';
import { writeDatabase } from './writer.js';

/** Mode of a new pool database, as xapi writes it: it holds secrets. */
const mode = 0o600;

/** Loads the pool database at `path`. An absent file is an error too: XAPI never makes up a pool. Nothing is ever written here. */
export function loadDatabase(path: string): Result<DatabaseContent, DatabaseTrouble> {
  const trouble = (code: DatabaseTrouble['code'], reason: string, line: number | null = null, column: number | null = null) =>
    err({ code, path, line, column, reason });
  try {
    const content = readDatabase({ [Symbol.iterator]: () => fileText(path) });
    return content.ok ? content : trouble('malformed', content.error.reason, content.error.line, content.error.column);
  } catch (error) {
    if (error instanceof BadTextError) return trouble('unreadable', error.message);
    const code = systemCode(error);
    if (code === 'unknown') throw error;
    return trouble('unreadable', code === 'ENOENT' ? 'there is no such file' : errorWords(error));
  }
}

/** Characters handled between two breaths: a few milliseconds' work. */
const stretch = 131_072;

/** The pieces' bytes in stretches: no request waits long for a save, and never is the whole text in memory. */
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
 * Replaces the pool database in one durable step, then its `.generation` file (a plain number; whoever finds it older than the
 * database's own generation_count believes the database). A process killed at any moment leaves the old database or the new one.
 */
export async function saveDatabase(files: DurableFiles, path: string, content: DatabaseContent): Promise<Result<void, DatabaseTrouble>> {
  for (const [target, data] of [[path, bytesOf(writeDatabase(content))], [`${path}.generation`, content.manifest.get('generation_count') ?? '0']] as const) {
    const written = await files.write(target, data, { as: 'existing', modeIfNew: mode });
    if (!written.ok) return err({ code: 'unwritable', path: target, line: null, column: null, reason: written.error.cause });
  }
  return ok(undefined);
}
