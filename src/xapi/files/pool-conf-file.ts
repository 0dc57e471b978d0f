import {
  hostPaths,
  type HostFilePort,
  type HostName,
  type Ipv4,
  type Ipv6,
  type PoolRole,
} from '../../model/index.js';
import { parsePoolConf, printPoolConf } from '../../reset/index.js';

/**
 * This host's pool.conf. It tells XAPI at a start whether the host is the pool's coordinator
 * (master) or a supporter (slave), and of which coordinator.
 */
export interface PoolConfFile {
  /** The role that the file gives now. Absent, unreadable and damaged files are roles too. */
  read(): Promise<PoolRole>;
  /**
   * Writes the file durably. `null` makes this host the coordinator. Returns null, or an error of
   * one line. XAPI reads the file when it starts.
   */
  write(coordinator: Ipv4 | Ipv6 | HostName | null): Promise<string | null>;
}

const path = hostPaths.poolConf;

/** Opens the pool.conf of a host through its files. */
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
