import type { PortError } from './port-error.js';
import type { Known } from '../known.js';
import type { TimeStatus } from '../machine-summary.js';
import type { Result } from '../result.js';
import type { Commanded } from './machine-port.js';

/** The host's clock and where it gets the time, without XAPI. */
export interface ClockPort {
  /** Sets the clock, and the hardware clock with it, to a local time, "2026-11-22 15:04:05". */
  set(local: string): Commanded;
  /** Network time from the host's own files. Reasons: absent, unreadable. */
  sources(): Promise<Known<TimeStatus>>;
  /**
   * Names the time servers in the host's own file, durably, and has the time service read it.
   * `servers` are checked by the caller.
   */
  writeServers(servers: readonly string[]): Promise<Result<void, PortError>>;
  /** Stops the time service for good. */
  stopServers(): Commanded;
}
