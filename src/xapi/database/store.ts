import type { DurableFiles } from '../../host/index.js';
import type { Result } from '../../reset/index.js';
import { err, ok } from '../../reset/index.js';
import { readText } from '../read-text.js';
import type { DatabaseContent } from './content.js';
import { readDatabase } from './reader.js';
import type { DatabaseTrouble } from './trouble.js';
import { writeDatabase } from './writer.js';

/** Mode of a new pool database, as xapi writes it: it holds secrets. */
const mode = 0o600;

/** Loads the pool database at `path`. An absent file is an error too: XAPI never makes up a pool. Nothing is ever written here. */
export async function loadDatabase(path: string): Promise<Result<DatabaseContent, DatabaseTrouble>> {
  const trouble = (code: DatabaseTrouble['code'], reason: string, line: number | null = null, column: number | null = null) =>
    err({ code, path, line, column, reason });
  const text = await readText(path);
  if (!text.ok) return trouble('unreadable', text.error);
  if (text.value === null) return trouble('unreadable', 'there is no such file');
  const content = readDatabase(text.value);
  return content.ok ? content : trouble('malformed', content.error.reason, content.error.line, content.error.column);
}

/** Bytes handled between two breaths: a few milliseconds' work. */
const stretch = 262_144;

const breathe = () => new Promise((resume) => setImmediate(resume));

/** All pieces as one run of bytes, encoded and copied in stretches, so that no request waits long for a save. */
async function assemble(pieces: Iterable<string>): Promise<Uint8Array> {
  const chunks: Buffer[] = [];
  let total = 0;
  let waiting = '';
  for (const piece of pieces) {
    waiting += piece;
    if (waiting.length < stretch) continue;
    const chunk = Buffer.from(waiting, 'utf8');
    chunks.push(chunk);
    total += chunk.length;
    waiting = '';
    await breathe();
  }
  chunks.push(Buffer.from(waiting, 'utf8'));
  const all = new Uint8Array(total + Buffer.byteLength(waiting, 'utf8'));
  let at = 0;
  for (const chunk of chunks) {
    all.set(chunk, at);
    at += chunk.length;
    await breathe();
  }
  return all;
}

/**
 * Replaces the pool database in one durable step, then its `.generation` file (a plain number; whoever finds it older than the
 * database's own generation_count believes the database). A process killed at any moment leaves the old database or the new one.
 */
export async function saveDatabase(files: DurableFiles, path: string, content: DatabaseContent): Promise<Result<void, DatabaseTrouble>> {
  const bytes = await assemble(writeDatabase(content));
  for (const [target, data] of [[path, bytes], [`${path}.generation`, content.manifest.get('generation_count') ?? '0']] as const) {
    const written = await files.write(target, data, { as: 'existing', modeIfNew: mode });
    if (!written.ok) return err({ code: 'unwritable', path: target, line: null, column: null, reason: written.error.cause });
  }
  return ok(undefined);
}
