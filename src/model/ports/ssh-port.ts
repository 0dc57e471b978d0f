import type { Known } from '../known.js';
import type { Commanded } from './machine-port.js';

/** Whether the SSH server runs now, and whether it starts at boot. */
export interface SshState {
  readonly running: Known<boolean>;
  readonly atBoot: Known<boolean>;
}

/** The SSH server of a host. */
export interface SshPort {
  state(): Promise<SshState>;
  /** Starts it now and at boot, or stops it now and at boot. */
  set(on: boolean): Commanded;
}
