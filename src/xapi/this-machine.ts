import type { HostPort, PasswordError, Result } from '../model/index.js';
import { readReachableStorage, type ReachableStorage } from './storage/reachable-storage.js';

/**
 * What XAPI's calls use of this host besides the inventory, pool.conf and the network. An error is
 * one line; null means success.
 */
export interface ThisMachine {
  /**
   * Whether this host's own HA flag is set. A flag that cannot be read counts as not set, because
   * the pool database is asked too.
   */
  haArmed(): Promise<boolean>;
  /** Clears this host's own HA flag (in local.db). */
  disarmHa(): Promise<string | null>;
  /** An address for this name; null when nobody knows one. */
  addressOf(name: string): Promise<string | null>;
  /**
   * Whether a storage server answers from this host; null on a host whose network is not described.
   * A real machine is not asked, because nothing is mounted for this XAPI.
   */
  answers(server: string): Promise<boolean | null>;
  /** The storage around an embedded host. */
  storage(): Promise<ReachableStorage>;
  /**
   * Notes that an SR of this type is on a disk of an embedded host from now on. Answers the disk's
   * size; null when there is no such disk, or when it cannot be noted. On a real machine no disk is
   * touched.
   */
  format(device: string, type: string): Promise<number | null>;
  /** Sets the host's name for itself. */
  setHostName(name: string): Promise<string | null>;
  /** Sets the time servers that the host's clock asks. */
  setTimeServers(servers: readonly string[]): Promise<string | null>;
  /** Has the host's syslog send its lines to this address or name too; '' for nowhere. */
  setSyslog(target: string): Promise<string | null>;
  /** Sets root's password on this host. Null also when the host has no users of its own. */
  setRootPassword(password: string): Promise<string | null>;
}

const errorOf = (done: Result<void, PasswordError>): string | null => {
  if (done.ok) return null;
  const { error } = done;
  return 'detail' in error ? error.detail : `${error.subject}: ${error.cause}`;
};

/** What the calls use of a host. */
export function createThisMachine(host: HostPort): ThisMachine {
  const { embeddedXapi, network, system } = host;
  return {
    haArmed: async () => {
      const armed = await system.haArmed();
      return armed.known && armed.value;
    },
    disarmHa: async () => errorOf(await embeddedXapi.disarmHa()),
    addressOf: async (name) => {
      const found = await network.resolve(name);
      return found.ok ? (found.value[0]?.address ?? null) : null;
    },
    answers: (server) => embeddedXapi.answers(server),
    storage: () => readReachableStorage(host),
    format: async (device, type) => {
      const disks = await system.disks();
      const disk = disks.known
        ? disks.value.find(({ name }) => device === `/dev/${name}`)
        : undefined;
      if (disk === undefined) return null;
      return (await embeddedXapi.noteFormat(disk.name, type)).ok ? disk.size : null;
    },
    setHostName: async (name) => errorOf(await embeddedXapi.setHostName(name)),
    setTimeServers: async (servers) => errorOf(await embeddedXapi.setTimeServers(servers)),
    setSyslog: async (target) => errorOf(await embeddedXapi.setSyslog(target)),
    setRootPassword: async (password) => errorOf(await embeddedXapi.setRootPassword(password)),
  };
}
