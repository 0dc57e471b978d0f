import type { Result } from '../result.js';
import type { TemporaryAddress } from '../network/temporary-address.js';
import type { PortError } from './port-error.js';

/** The arguments of `ip`, command by command. */
export type IpCommands = readonly (readonly string[])[];

/** `ran` false: nobody runs this host, so the commands were only named. */
export type IpRan = Promise<Result<{ readonly ran: boolean }, PortError>>;

/**
 * Addresses for a while on live ports: the kernel of this machine, or that of a running embedded
 * host. They are noted until the reboot, which takes them too.
 */
export interface TemporaryPort {
  /** Those that were added, are still there, and have time left. */
  all(): Promise<readonly TemporaryAddress[]>;
  /** Runs the commands that put one there. When one fails, `undo` is run as far as it goes. */
  add(wanted: TemporaryAddress, commands: IpCommands, undo: IpCommands): IpRan;
  /** Runs the commands that take one away. Only the last may not fail: what was made may be gone. */
  remove(address: TemporaryAddress, commands: IpCommands): IpRan;
}
