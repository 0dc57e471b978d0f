import {
  diskNotes,
  isJsonObject,
  parseJson,
  type HostPort,
  type PortError,
  type Result,
} from '../model/index.js';
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
   * size; null when there is no such disk. On a real machine no disk is touched.
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

const errorOf = (done: Result<unknown, PortError>): string | null =>
  done.ok ? null : `${done.error.subject}: ${done.error.cause}`;

/** The file that describes the network around an embedded host. */
const networkDescription = '/etc/embedded-lan.json';
const localDatabase = '/var/lib/xcp/local.db';
const notArmed = '<config><row key="ha.armed" value="false"/></config>\n';

/**
 * What the calls use of a host. On a real machine this writes nothing: its daemons and users are
 * not this XAPI's to change. Then only the pool database keeps what the calls set.
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
    answers: async (server) => {
      if (!written) return true;
      if (!(await files.exists(networkDescription))) return null;
      let silent = false;
      await network.test([{ of: 'own', text: server }], ({ outcome: { state } }) => {
        silent = state !== 'answered' && state !== 'notLooked';
      });
      return !silent;
    },
    storage: () => readReachableStorage(host),
    format: async (device, type) => {
      const disks = await system.disks();
      const disk = disks.known
        ? disks.value.find(({ name }) => device === `/dev/${name}`)
        : undefined;
      if (disk === undefined) return null;
      if (host.kind === 'embedded') {
        const noted = await files.text(diskNotes);
        const known = noted.known ? parseJson(noted.value) : null;
        const notes = known?.ok === true && isJsonObject(known.value) ? known.value : {};
        const text = JSON.stringify({ ...notes, [disk.name]: type });
        await files.write(diskNotes, `${text}\n`, 0o644);
      }
      return disk.size;
    },
    setHostName: async (name) =>
      written ? errorOf(await files.write('/etc/hostname', `${name}\n`, 0o644)) : null,
    setSyslog: async (target) =>
      written
        ? errorOf(
            await files.write(
              '/etc/rsyslog.d/remote.conf',
              target === '' ? '# nowhere\n' : `*.* @${target}\n`,
              0o644,
            ),
          )
        : null,
    setTimeServers: async (servers) => {
      const kept = written ? await clock.sources() : null;
      // A host without chronyd has no list of time servers.
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
