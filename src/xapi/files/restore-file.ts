import { open, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { DurableFiles } from '../../model/index.js';
import type { Result } from '../../model/index.js';
import { err, ok } from '../../model/index.js';
import { fileBytes } from '../database/file-text.js';
import type { ThisHost } from '../database/restoring.js';
import { adoptBackup, checkBackup, restoredTables, thisHostOf } from '../database/restoring.js';
import { Database } from '../database/database.js';
import { loadDatabase, saveDatabase, surveyDatabase } from '../database/store.js';
import { describeDatabaseError } from '../database/error.js';
import { internalError } from '../errors.js';
import type { Restored } from '../http/dump.js';
import type { Upload } from '../http/upload.js';

/** xapi's name for a database that takes over at the next start, beside the one it replaces. */
const ready = 'restore_db.db';
/** While it comes in; what a killed process has left of it goes at the next start. */
const incoming = 'restore_db.db.incoming';

const mode = 0o600;

/** Writes an upload to a file as it comes. */
async function receive(upload: Upload, path: string): Promise<'end' | 'gone'> {
  const file = await open(path, 'w', mode);
  try {
    for (;;) {
      const part = await upload.next();
      if (typeof part === 'string') return part;
      await file.write(part);
    }
  } finally {
    await file.close();
  }
}

/**
 * Takes a database in and checks it; unless it is a dry run it is laid ready for the next start.
 * What is there already is replaced only by one that can be loaded and fits this host.
 */
export async function layReady(
  databasePath: string,
  files: DurableFiles,
  upload: Upload,
  host: ThisHost,
  dryRun: boolean,
): Promise<Restored> {
  const path = join(dirname(databasePath), incoming);
  try {
    if ((await receive(upload, path)) === 'gone') return { result: 'gone' };
    const content = await surveyDatabase(path, restoredTables);
    if (!content.ok) {
      // The sender knows no path of ours: only the place in what was sent helps.
      const { line, column, reason } = content.error;
      return {
        result: 'refused',
        error: internalError('the backup cannot be loaded'),
        line:
          line === null || column === null ? reason : `line ${line}, column ${column}: ${reason}`,
      };
    }
    const fit = checkBackup(content.value, host);
    if (!fit.ok) return { result: 'refused', ...fit.error };
    if (dryRun) return { result: 'done' };
    const written = await files.write(join(dirname(databasePath), ready), fileBytes(path), {
      as: 'existing',
      modeIfNew: mode,
    });
    return written.ok
      ? { result: 'done' }
      : {
          result: 'refused',
          error: internalError('the backup cannot be kept'),
          line: written.error.cause,
        };
  } finally {
    await rm(path, { force: true });
  }
}

/** What a start has to know for a restore besides the files. */
export interface TakeOver {
  readonly databasePath: string;
  readonly files: DurableFiles;
  readonly uuid: string | null;
  readonly controlDomain: string | null;
}

/**
 * At a start: makes the database that is laid ready this host's own and puts it in the other's
 * place, durably, then takes it from where it lay (killed in between, the next start does it once
 * more). true when there was one. The error is one line; then the former database is still in its
 * place, untouched.
 */
export async function takeOverRestored({
  databasePath,
  files,
  uuid,
  controlDomain,
}: TakeOver): Promise<Result<boolean, string>> {
  const path = join(dirname(databasePath), ready);
  // What cannot be swept away takes room and does nothing else: no reason for a host to be without
  // XAPI.
  await files.remove(join(dirname(databasePath), incoming));
  const backup = loadDatabase(path);
  if (!backup.ok)
    return backup.error.code === 'absent' ? ok(false) : err(describeDatabaseError(backup.error));
  const before = await surveyDatabase(databasePath, restoredTables);
  if (!before.ok) return err(describeDatabaseError(before.error));
  const former = new Database(before.value);
  const ref =
    uuid === null
      ? (former.all('pool')[0]?.link('master') ?? null)
      : (former.refsWhere('host', 'uuid', uuid)[0] ?? null);
  const adopted = adoptBackup(
    backup.value,
    thisHostOf(former, ref, uuid, controlDomain),
    former.generation,
  );
  if (!adopted.ok) return err(`${path}: ${adopted.error.line}`);
  const saved = await saveDatabase(files, databasePath, adopted.value.snapshot());
  if (!saved.ok) return err(describeDatabaseError(saved.error));
  const removed = await files.remove(path);
  return removed.ok ? ok(true) : err(`${path}: ${removed.error.cause}`);
}
