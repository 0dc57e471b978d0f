import { open, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { bestEffort, err, ok, type DurableFiles, type Result } from '../../model/index.js';
import { fileBytes } from '../database/file-text.js';
import {
  adoptBackup,
  checkBackup,
  restoredTables,
  thisHostOf,
  type ThisHost,
} from '../database/restoring.js';
import { Database } from '../database/database.js';
import { loadDatabase, saveDatabase, surveyDatabase } from '../database/store.js';
import { describeDatabaseError } from '../database/error.js';
import { internalError } from '../errors.js';
import type { RestoreEnd } from '../http/dump.js';
import type { Upload } from '../http/upload.js';

/**
 * xapi's name for a database that replaces the present one at the next start. It lies beside it.
 */
const ready = 'restore_db.db';
/** The name during the upload. A file that a killed process left is removed at the next start. */
const incoming = 'restore_db.db.incoming';

const mode = 0o600;

/** Writes an upload to a file while it arrives. */
async function receive(upload: Upload, path: string): Promise<'end' | 'gone'> {
  const file = await open(path, 'w', mode);
  try {
    for (;;) {
      const part = await upload.portion();
      if (typeof part === 'string') return part;
      await file.write(part);
    }
  } finally {
    await file.close();
  }
}

/**
 * Receives a database and checks it. Unless this is a dry run, it stores the database for the next
 * start. A database stored earlier is replaced only by one that can be loaded and fits this host.
 */
export async function layReady(
  databasePath: string,
  files: DurableFiles,
  upload: Upload,
  host: ThisHost,
  dryRun: boolean,
): Promise<RestoreEnd> {
  const path = join(dirname(databasePath), incoming);
  try {
    if ((await receive(upload, path)) === 'gone') return { result: 'gone' };
    const content = await surveyDatabase(path, restoredTables);
    if (!content.ok) {
      // The sender does not know our paths. Only the place in the sent text helps.
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

/** What a restore at a start needs. */
export interface TakeOver {
  readonly databasePath: string;
  readonly files: DurableFiles;
  readonly uuid: string | null;
  readonly controlDomain: string | null;
}

/**
 * Runs at a start. It makes the stored database this host's own and puts it durably in place of the
 * former one. Then it removes the stored file. A process killed in between does it again at the
 * next start. True when there was a stored database. The error is one line; until the new database
 * is saved, the former one stays untouched.
 */
export async function takeOverRestored({
  databasePath,
  files,
  uuid,
  controlDomain,
}: TakeOver): Promise<Result<boolean, string>> {
  const path = join(dirname(databasePath), ready);
  // A left-over file only takes room. It must not keep XAPI from starting, so an error to remove
  // it is ignored.
  bestEffort(await files.remove(join(dirname(databasePath), incoming)));
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
