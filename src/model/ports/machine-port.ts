import type { PortError } from '../host/port-error.js';
import type { Result } from '../result.js';

/** The services a reset stops. */
export const hostServices = ['xapi', 'xcp-networkd', 'network'] as const;

/** One of them. */
export type HostService = (typeof hostServices)[number];

/** What happened to a command of the host. In a tree that nobody runs, it is only named. */
export interface CommandOutcome {
  readonly ran: boolean;
  readonly command: string;
}

/** How an order to the host ended. */
export type Commanded = Promise<Result<CommandOutcome, PortError>>;

/**
 * The services, the device naming and the reboot that a reset needs: of the real machine, of an
 * embedded host, or only reported ("would run").
 */
export interface MachinePort {
  stopService(service: HostService): Commanded;
  startService(service: HostService): Commanded;
  reconfigureManagement(args: readonly string[]): Commanded;
  resetInterfaceNames(): Commanded;
  /**
   * Has interface-rename give ports these names at the next boot: `eth4=00:16:3e:00:00:01`. In a
   * tree that nobody runs, nothing is done.
   */
  updateInterfaceNames(names: readonly string[]): Commanded;
  remountRoot(): Commanded;
  reboot(): Commanded;
}

/**
 * A clean reboot or shutdown, services stopped. The reboot of a reset belongs to the machine port.
 */
export type PowerAction = 'reboot' | 'shutdown';
