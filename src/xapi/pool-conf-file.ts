import type { DurableFiles, Root } from '../host/index.js';
import { readPoolConf } from '../host/index.js';
import type { HostName, Ipv4, Ipv6, PoolRole } from '../model/index.js';
import { parsePoolConf, printPoolConf } from '../reset/index.js';

/** This host's pool.conf, which says at a start whether it is the pool's coordinator (master) or whose supporter (slave) it is. */
export interface PoolConfFile {
  /** What it says now; absent, unreadable and damaged are roles too. */
  read(): Promise<PoolRole>;
  /** Writes it durably: `null` makes this host the coordinator. One line about the trouble, or null. XAPI reads it when it starts. */
  write(coordinator: Ipv4 | Ipv6 | HostName | null): Promise<string | null>;
}

const path = '/etc/xensource/pool.conf';

/** The pool.conf below `root`. */
export function createPoolConfFile(root: Root, files: DurableFiles): PoolConfFile {
  return {
    read: async () => parsePoolConf(await readPoolConf(root.directory)),
    write: async (coordinator) => {
      const place = await root.locate(path);
      if (!place.ok) return `${place.error.subject}: ${place.error.cause}`;
      const text = coordinator === null ? 'master' : printPoolConf(coordinator);
      const written = await files.write(place.value.disk, text, {
        as: 'existing',
        modeIfNew: 0o644,
      });
      return written.ok ? null : `${path}: ${written.error.cause}`;
    },
  };
}
