import type { MachinePort } from './machine-port.js';
import type { Result } from '../result.js';
import type { ClockPort } from './clock-port.js';
import type { HostFilePort } from './file-port.js';
import type { Log } from './log.js';
import type { LoginPort } from './login-port.js';
import type { Commanded, PowerAction } from './machine-port.js';
import type { NetworkDaemon } from './network-daemon.js';
import type { NetworkPort } from './network-port.js';
import type { NicPort } from './nic-port.js';
import type { SystemPort } from './system-port.js';
import type { TemporaryPort } from './temporary-port.js';

/**
 * Why there is no shell: a tree has none of its own, none is installed, or it could not be started.
 */
export interface ShellError {
  readonly code: 'notHere' | 'absent' | 'failed';
  readonly detail: string;
}

/**
 * A host: everything that our programs read of it, change on it and order it to do. Made once, by
 * each program's main; nothing below asks again which of the three it is: `machine`: this very
 * machine, its root folder is `/` by device and inode; `embedded`: a tree with described hardware
 * and LAN; its services and power are those of the process that runs it, if one does; `tree`: any
 * other tree. Nobody runs it: commands are only reported as "would run", and what only a running
 * host shows is "not looked".
 */
export interface HostPort {
  readonly kind: 'machine' | 'embedded' | 'tree';
  /** The folder that is this host's `/`, as a path of this machine without links. */
  readonly root: string;
  /** false: this machine's own files, and the process is not root. */
  readonly mayChange: boolean;
  readonly files: HostFilePort;
  readonly machine: MachinePort;
  readonly system: SystemPort;
  readonly nics: NicPort;
  readonly network: NetworkPort;
  readonly temporary: TemporaryPort;
  readonly daemon: NetworkDaemon;
  readonly clock: ClockPort;
  readonly login: LoginPort;
  /**
   * Takes the host down in good order. Answers when it has taken the order, not when it is down.
   */
  power(action: PowerAction): Commanded;
  /**
   * Where a program says what it does; `program` is the tag of each line. `failed`: the host's own
   * log takes nothing, and why; the lines go into a file of ours.
   */
  openLog(program: string, failed?: (cause: string) => void): Log;
  /**
   * Gives the terminal to a local shell until it ends. Answers its exit status (128 + n for signal
   * n).
   */
  shell(idleMinutes: number): Promise<Result<number, ShellError>>;
}
