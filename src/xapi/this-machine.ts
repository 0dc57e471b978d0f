import type { HostPort, PortError, Result } from '../model/index.js';

/**
 * What XAPI's calls touch of this host beside the inventory, pool.conf and the network. Troubles
 * are one line each; null is success.
 */
export interface ThisMachine {
  /**
   * Whether HA is armed as the host remembers it for itself; what cannot be read counts as not
   * armed, since the pool database is asked too.
   */
  haArmed(): Promise<boolean>;
  /** HA no longer armed, as the host remembers it for itself (local.db). */
  disarmHa(): Promise<string | null>;
  /** An address of this name; null when nobody knows one. */
  addressOf(name: string): Promise<string | null>;
  /** The name the host calls itself. */
  setHostName(name: string): Promise<string | null>;
  /** The time servers its clock asks. */
  setTimeServers(servers: readonly string[]): Promise<string | null>;
  /** root's password on this host. null also where the host has no users of its own. */
  setRootPassword(password: string): Promise<string | null>;
}

const errorOf = (done: Result<unknown, PortError>): string | null =>
  done.ok ? null : `${done.error.subject}: ${done.error.cause}`;

const localDatabase = '/var/lib/xcp/local.db';
const notArmed = '<config><row key="ha.armed" value="false"/></config>\n';

/**
 * What the calls touch of a host. On the machine itself nothing is written: it has daemons and
 * users of its own, which are not this XAPI's to change; what the calls set is kept in the pool
 * database then.
 */
export function createThisMachine(host: HostPort): ThisMachine {
  const { clock, files, login, network, system } = host;
  const written = host.kind !== 'machine';
  return {
    haArmed: async () => {
      const armed = await system.haArmed();
      return armed.known && armed.value;
    },
    disarmHa: async () =>
      written ? errorOf(await files.write(localDatabase, notArmed, 0o600)) : null,
    addressOf: async (name) => {
      const found = await network.resolve(name);
      return found.ok ? (found.value[0]?.address ?? null) : null;
    },
    setHostName: async (name) =>
      written ? errorOf(await files.write('/etc/hostname', `${name}\n`, 0o644)) : null,
    setTimeServers: async (servers) => {
      const kept = written ? await clock.sources() : null;
      // A host without chronyd has no list of its own to follow.
      return kept === null || (!kept.known && kept.reason.code === 'absent')
        ? null
        : errorOf(await clock.writeServers(servers));
    },
    setRootPassword: async (password) => {
      if (!written || !(await login.isPasswordSet())) return null;
      const set = await login.setPassword('root', password);
      if (set.ok) return null;
      return 'detail' in set.error ? set.error.detail : `${set.error.subject}: ${set.error.cause}`;
    },
  };
}
