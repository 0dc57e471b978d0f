import type { PasswordError } from './login-port.js';
import type { PortError } from '../host/port-error.js';
import type { Result } from '../result.js';

/**
 * What the embedded XAPI changes on its host besides the network, and the storage that it finds
 * around it.
 */
export interface EmbeddedXapiPort {
  /** Clears the host's own HA flag (in local.db). */
  disarmHa(): Promise<Result<void, PortError>>;
  /** Sets the host's name for itself. */
  setHostName(name: string): Promise<Result<void, PortError>>;
  /** Sets the time servers that the host's clock asks. */
  setTimeServers(servers: readonly string[]): Promise<Result<void, PortError>>;
  /** Has the host's syslog send its lines to this address or name too; '' for nowhere. */
  setSyslog(target: string): Promise<Result<void, PortError>>;
  /** Sets root's password. Nothing is to do on a host without users of its own. */
  setRootPassword(password: string): Promise<Result<void, PasswordError>>;
  /** Whether a storage server answers; null on a host whose network is not described. */
  answers(server: string): Promise<boolean | null>;
  /** Notes that an SR of this type is on a disk from now on. */
  noteFormat(disk: string, type: string): Promise<Result<void, PortError>>;
}

const nothing = (): Promise<Result<void, never>> => Promise.resolve({ ok: true, value: undefined });

/**
 * That of this machine: its daemons, users and disks are not the embedded XAPI's to change, and
 * nothing is mounted for it. Then only the pool database keeps what the calls set.
 */
export const untouchedByXapi: EmbeddedXapiPort = {
  disarmHa: nothing,
  setHostName: nothing,
  setTimeServers: nothing,
  setSyslog: nothing,
  setRootPassword: nothing,
  answers: () => Promise.resolve(true),
  noteFormat: nothing,
};
