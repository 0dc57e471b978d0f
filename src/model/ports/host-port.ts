import type { MachinePort, Commanded, PowerAction } from './machine-port.js';
import type { Result } from '../result.js';
import type { BackupPort } from './backup-port.js';
import type { ClockPort } from './clock-port.js';
import type { EmbeddedXapiPort } from './embedded-xapi-port.js';
import type { HostFilePort } from '../files/file-port.js';
import type { Log, LogError } from '../host/log.js';
import type { LoginPort } from './login-port.js';
import type { NetworkDaemon } from '../host/network-daemon.js';
import type { NetworkPort } from './network-port.js';
import type { NicPort } from './nic-port.js';
import type { KeyboardPort } from './keyboard-port.js';
import type { SetupPort } from './setup-port.js';
import type { SshPort } from './ssh-port.js';
import type { StickPort } from './stick-port.js';
import type { SystemPort } from './system-port.js';
import type { TemporaryPort } from './temporary-port.js';

/**
 * Why no shell runs. `notHere`: a tree has no shell of its own. `absent`: none is installed.
 * `failed`: it could not be started.
 */
export interface ShellError {
  readonly code: 'notHere' | 'absent' | 'failed';
  readonly detail: string;
}

/**
 * A host: everything that our programs read from it, change on it and order it to do. Each
 * program's main makes one; the code below cannot ask which kind it is.
 * - This very machine; its root folder is `/` by device and inode.
 * - An embedded host: a tree with described hardware and LAN. Its services and power are those of
 * the process that runs it, if any.
 * - Any other tree. Nobody runs it: commands are only reported ("would run"), and facts that only a
 * running host shows are "not looked".
 */
export interface HostPort {
  /** The folder that is this host's `/`: a path of this machine, links resolved. */
  readonly root: string;
  /** false: these are this machine's own files, and the process is not root. */
  readonly mayChange: boolean;
  /** Nobody runs this host, and so nobody does what is only to be done at its next start. */
  readonly commandsOnlyNamed: boolean;
  readonly files: HostFilePort;
  readonly machine: MachinePort;
  readonly system: SystemPort;
  readonly nics: NicPort;
  readonly network: NetworkPort;
  readonly temporary: TemporaryPort;
  readonly daemon: NetworkDaemon;
  readonly embeddedXapi: EmbeddedXapiPort;
  readonly clock: ClockPort;
  readonly ssh: SshPort;
  readonly keyboard: KeyboardPort;
  readonly sticks: StickPort;
  readonly backup: BackupPort;
  readonly setup: SetupPort;
  readonly login: LoginPort;
  /**
   * Shuts the host down or reboots it cleanly. Answers when the order is accepted, not when the
   * host is down.
   */
  power(action: PowerAction): Commanded;
  /**
   * Has the host's own unit follow what waits for a confirmation; false: it has no such unit.
   */
  startResetUnit(): Promise<boolean>;
  /**
   * Opens the log of a program; each line has the tag `program`. When the host's own log refuses
   * lines, `failed` is told and the lines go to a file of ours.
   */
  openLog(program: string, failed?: (error: LogError) => void): Log;
  /**
   * Gives the terminal to a local shell until it ends. Answers its exit status (128 + n for signal
   * n).
   */
  shell(idleMinutes: number): Promise<Result<number, ShellError>>;
}
