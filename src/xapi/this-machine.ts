import {
  embeddedUsers,
  lookForCoordinator,
  readHaArmed,
  readTimeSources,
  resolveName,
  writeEmbeddedUsers,
  writeTimeServers,
} from '../host/index.js';
import type { DurableFiles, Root } from '../host/index.js';
import type { Result, PortError } from '../model/index.js';

/** What XAPI's calls touch of this host beside the inventory, pool.conf and the network. Troubles are one line each; null is success. */
export interface ThisMachine {
  /** Whether HA is armed as the host remembers it for itself; what cannot be read counts as not armed, since the pool database is asked too. */
  haArmed(): Promise<boolean>;
  /** An address of this name; null when nobody knows one. */
  addressOf(name: string): Promise<string | null>;
  /** Whether XenAPI answers at this address; false where that cannot be known. */
  reaches(address: string): Promise<boolean>;
  /** The name the host calls itself. */
  setHostName(name: string): Promise<string | null>;
  /** The time servers its clock asks. */
  setTimeServers(servers: readonly string[]): Promise<string | null>;
  /** root's password on this host. null also where the host has no users of its own. */
  setRootPassword(password: string): Promise<string | null>;
}

const troubleOf = (done: Result<unknown, PortError>): string | null =>
  done.ok ? null : `${done.error.subject}: ${done.error.cause}`;

/**
 * The host below `root`. On the machine itself (`/`) nothing is written: it has daemons and users of its own, which are not this XAPI's
 * to change; what the calls set is kept in the pool database then.
 */
export function createThisMachine(root: Root, files: DurableFiles): ThisMachine {
  const { directory, foreign } = root;
  return {
    haArmed: async () => {
      const armed = await readHaArmed(directory);
      return armed.known && armed.value;
    },
    addressOf: async (name) => {
      const found = await resolveName(directory, name);
      return found.ok ? (found.value[0]?.address ?? null) : null;
    },
    reaches: async (address) => (await lookForCoordinator(directory, address)) === 'answers',
    setHostName: async (name) => {
      const place = foreign ? await root.locate('/etc/hostname') : null;
      if (place === null || !place.ok) return place === null ? null : troubleOf(place);
      return troubleOf(
        await files.write(place.value.disk, `${name}\n`, { as: 'existing', modeIfNew: 0o644 }),
      );
    },
    setTimeServers: async (servers) => {
      const kept = foreign ? await readTimeSources(directory) : null;
      // A host without chronyd has no list of its own to follow.
      return kept === null || (!kept.known && kept.reason.code === 'absent')
        ? null
        : troubleOf(await writeTimeServers(directory, servers));
    },
    setRootPassword: async (password) => {
      const users = foreign ? await embeddedUsers(directory) : null;
      if (users?.known !== true) return null;
      return troubleOf(
        await writeEmbeddedUsers(
          directory,
          users.value.map((entry) => (entry.user === 'root' ? { ...entry, password } : entry)),
        ),
      );
    },
  };
}
