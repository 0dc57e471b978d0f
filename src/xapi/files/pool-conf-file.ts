import type { HostFilePort, HostName, Ipv4, Ipv6, PoolRole } from '../../model/index.js';
import { parsePoolConf, printPoolConf } from '../../reset/index.js';

/**
 * This host's pool.conf, which says at a start whether it is the pool's coordinator (master) or
 * whose supporter (slave) it is.
 */
export interface PoolConfFile {
  /** What it says now; absent, unreadable and damaged are roles too. */
  read(): Promise<PoolRole>;
  /**
   * Writes it durably: `null` makes this host the coordinator. One line about the trouble, or null.
   * XAPI reads it when it starts.
   */
  write(coordinator: Ipv4 | Ipv6 | HostName | null): Promise<string | null>;
}

const path = '/etc/xensource/pool.conf';

/** The pool.conf of a host. */
export function createPoolConfFile(files: HostFilePort): PoolConfFile {
  return {
    read: async () => parsePoolConf(await files.read(path)),
    write: async (coordinator) => {
      const text = coordinator === null ? 'master' : printPoolConf(coordinator);
      const written = await files.write(path, text, 0o644);
      return written.ok ? null : `${path}: ${written.error.cause}`;
    },
  };
}
