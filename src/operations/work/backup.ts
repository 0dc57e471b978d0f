import {
  largestPoolDatabase,
  err,
  known,
  ok,
  type BackupClass,
  type BackupDifference,
  type BackupPort,
  type Backups,
  type HostFilePort,
  type Known,
  type Result,
} from '../../model/index.js';
import { asBool, asString, type WireRecord } from '../../xenapi/index.js';
import { readDatabaseFile } from '../facts/database-file.js';
import { rowsOf, type Records } from '../records.js';

/** Where the backups of the pool database are. */
const backupFolder = '/var/lib/xsconsole/backups';

const classes: readonly BackupClass[] = ['VM', 'SR', 'network', 'host'];

/** Lists the backups, the newest first. */
export async function readBackups({
  files,
  backup,
}: {
  readonly files: Pick<HostFilePort, 'list' | 'modified'>;
  readonly backup: Pick<BackupPort, 'schedule'>;
}): Promise<Known<Backups>> {
  const names = await files.list(backupFolder);
  if (!names.known && names.reason.code !== 'absent') return names;
  const wanted = (names.known ? names.value : []).filter((name) => name.endsWith('.xml'));
  const backups = await Promise.all(
    wanted.map(async (name) => {
      const path = `${backupFolder}/${name}`;
      const at = await files.modified(path);
      return { path, name, at: at.known ? at.value : '' };
    }),
  );
  const { when, maker, metadataTools } = await backup.schedule();
  return known({
    backups: backups.toSorted((one, other) => (one.at < other.at ? 1 : -1)),
    schedule: when,
    maker,
    metadataTools,
  });
}

/** The name of a backup that is made now. */
export const backupName = (now: Date): string =>
  `pool-${now.toISOString().slice(0, 19).replaceAll(':', '')}Z.xml`;

/** The text of a backup; an error names the path and the reason. */
export async function readBackup(
  files: Pick<HostFilePort, 'text'>,
  path: string,
): Promise<Result<string, string>> {
  const text = await files.text(path, largestPoolDatabase);
  return text.known ? ok(text.value) : err(`${path}: ${text.reason.code}`);
}

/** Whether a text is a pool database: every pool has a host. */
export function isBackup(text: string): boolean {
  const read = readDatabaseFile(text, classes);
  return read.known && rowsOf(read.value, 'host').size > 0;
}

/** Writes a backup of this name, and reads it back. Answers its path. */
export async function keepBackup(
  files: Pick<HostFilePort, 'write' | 'text'>,
  name: string,
  database: string,
): Promise<Result<string, string>> {
  const path = `${backupFolder}/${name}`;
  const written = await files.write(path, database, 0o600);
  if (!written.ok) return err(`${written.error.subject}: ${written.error.cause}`);
  const back = await readBackup(files, path);
  return back.ok && back.value === database ? ok(path) : err(`${path} is not as it was written`);
}

/** An object that somebody would miss; templates, snapshots and control domains are none. */
const isOwn = (record: WireRecord): boolean =>
  !['is_a_template', 'is_a_snapshot', 'is_control_domain'].some((field) => asBool(record[field]));

/** What a restore of `backup` changes, against the present database. */
export function compareBackup(backup: string, present: string): Result<BackupDifference, string> {
  const before = readDatabaseFile(backup, classes);
  if (!before.known) return err(before.reason.detail);
  const now = readDatabaseFile(present, classes);
  if (!now.known) return err(now.reason.detail);
  const missing = (from: ReadonlyMap<string, Records>, to: ReadonlyMap<string, Records>) => {
    const of = (name: BackupClass): readonly string[] => {
      const there = new Set([...rowsOf(to, name).values()].map(({ uuid }) => uuid));
      return [...rowsOf(from, name).values()]
        .filter((record) => isOwn(record) && !there.has(record['uuid'] ?? ''))
        .map((record) => asString(record['name_label']))
        .toSorted();
    };
    return { VM: of('VM'), SR: of('SR'), network: of('network'), host: of('host') };
  };
  return ok({
    lost: missing(now.value, before.value),
    back: missing(before.value, now.value),
  });
}
