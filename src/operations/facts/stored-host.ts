import {
  FileCache,
  known,
  poolDatabasePath,
  type HostPort,
  type Known,
} from '../../model/index.js';
import { asString } from '../../xenapi/index.js';
import { statusClasses } from './host-status.js';
import { poolNetworkingOf, type PoolNetworking } from './pool-facts.js';
import { readStoredTables } from './stored-tables.js';

/** What the pool database's file says about this host. */
export interface StoredHost extends PoolNetworking {
  /** The name that XAPI gave it. */
  readonly name: string;
  /** When the file was last changed: ISO 8601, UTC; '' when that is not known. */
  readonly at: string;
}

/** Answers what the file says; null when it cannot be read or does not know this host. */
export type StoredHostReader = (hostUuid: string) => Promise<StoredHost | null>;

/** A database has megabytes, and while XAPI is down nobody writes it. */
const memory = new FileCache<StoredHost | null>();

async function readStored(
  files: HostPort['files'],
  hostUuid: string,
): Promise<Known<StoredHost | null>> {
  const modified = await files.modified(poolDatabasePath);
  const stored = await readStoredTables(files, hostUuid, statusClasses);
  if (!stored.known) return stored;
  const { tables, here } = stored.value;
  if (here === null) return known(null);
  return known({
    ...poolNetworkingOf(tables, here, hostUuid),
    name: asString(tables.get('host')?.get(here)?.['name_label']),
    at: modified.known ? modified.value : '',
  });
}

/**
 * A reader of the pool database's file for one reading of the host. It reads at most once, so that
 * all facts are of the same state of the file. A coordinator's file has the whole pool; a supporter
 * keeps a copy of it, which may be old.
 */
export function storedHostReader({ files }: Pick<HostPort, 'files'>): StoredHostReader {
  let stored: Promise<StoredHost | null> | null = null;
  const read: StoredHostReader = async (hostUuid) => {
    const taken = await memory.take(files, { paths: [poolDatabasePath], about: hostUuid }, () =>
      readStored(files, hostUuid),
    );
    return taken.known ? taken.value : null;
  };
  return (hostUuid) => (stored ??= read(hostUuid));
}
