import type { Result } from '../result.js';
import type { TemporaryAddress } from '../network/temporary-address.js';
import type { PortError } from '../host/port-error.js';

/** The arguments of `ip`, one list for each command. */
export type IpCommands = readonly (readonly string[])[];

/** `ran` is false when nobody runs this host: the commands were only named. */
export type IpRan = Promise<Result<{ readonly ran: boolean }, PortError>>;

/** The same; `unnoted` says why an address that was added could not be recorded. */
export type AddressAdded = Promise<
  Result<{ readonly ran: boolean; readonly unnoted?: PortError }, PortError>
>;

/**
 * Temporary addresses on live ports: in the kernel of this machine, or on a running embedded host.
 * They are recorded until the reboot, which removes them too.
 */
export interface TemporaryPort {
  /** The addresses that were added, still exist and have time left. */
  all(): Promise<readonly TemporaryAddress[]>;
  /** Runs the commands that add one. When a command fails, runs `undo` as far as it goes. */
  add(wanted: TemporaryAddress, commands: IpCommands, undo: IpCommands): AddressAdded;
  /**
   * Runs the commands that remove one. Only the last one must succeed: the rest may be gone
   * already.
   */
  remove(address: TemporaryAddress, commands: IpCommands): IpRan;
}
