import type { PortError } from './port-error.js';
import type { Result } from '../result.js';

/** The services a reset stops. */
export type HostService = 'xapi' | 'xcp-networkd' | 'network';

/** What became of a command of the host: in a tree that nobody runs it is only named. */
export interface CommandOutcome {
  readonly ran: boolean;
  readonly command: string;
}

/** How an order to the host ended. */
export type Commanded = Promise<Result<CommandOutcome, PortError>>;

/**
 * Services, naming and the reboot of a reset: real, of an embedded host, or only reported ("would
 * run").
 */
export interface MachinePort {
  stopService(service: HostService): Commanded;
  startService(service: HostService): Commanded;
  reconfigureManagement(args: readonly string[]): Commanded;
  resetInterfaceNames(): Commanded;
  remountRoot(): Commanded;
  reboot(): Commanded;
}

/**
 * How a host goes down in good order, its services stopped; a reset's own reboot is the machine
 * port's.
 */
export type PowerAction = 'reboot' | 'shutdown';
