import {
  largestPoolDatabase,
  known,
  poolDatabasePath,
  type HostFilePort,
  type Known,
} from '../../model/index.js';
import type { Records } from '../records.js';
import { readDatabaseFile } from './database-file.js';

/** Tables of the pool database's file, and this host's reference in it. */
export interface StoredTables {
  readonly tables: ReadonlyMap<string, Records>;
  /** null: the file does not know this host. */
  readonly here: string | null;
}

/** Reads these classes, and `host`, from the pool database's file. */
export async function readStoredTables(
  files: Pick<HostFilePort, 'text'>,
  hostUuid: string,
  classes: readonly string[],
): Promise<Known<StoredTables>> {
  const text = await files.text(poolDatabasePath, largestPoolDatabase);
  const tables = text.known ? readDatabaseFile(text.value, ['host', ...classes]) : text;
  if (!tables.known) return tables;
  const hosts = [...(tables.value.get('host') ?? [])];
  const here = hosts.find(([, row]) => row['uuid'] === hostUuid)?.[0] ?? null;
  return known({ tables: tables.value, here });
}
