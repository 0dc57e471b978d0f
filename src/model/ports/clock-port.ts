import type { PortError } from '../host/port-error.js';
import type { Known } from '../known.js';
import type { TimeStatus } from '../host/machine-summary.js';
import type { Result } from '../result.js';
import type { TimeZones } from '../objects/time-zones.js';
import type { Commanded } from './machine-port.js';

/** The host's clock and its time sources, without XAPI. */
export interface ClockPort {
  /** Whether the host has a clock of its own. A tree has none: setting it is only named. */
  readonly isOwn: boolean;
  /** Sets the clock and the hardware clock to a local time, such as "2026-11-22 15:04:05". */
  set(local: string): Commanded;
  /** Network time as the host's own files configure it. Reasons: absent, unreadable. */
  sources(): Promise<Known<TimeStatus>>;
  /**
   * Writes the time servers durably into the host's own file and has the time service read it. The
   * caller has checked `servers`.
   */
  writeServers(servers: readonly string[]): Promise<Result<void, PortError>>;
  /** The time zones that the host has files of. Reasons: absent, unreadable. */
  zones(): Promise<Known<TimeZones>>;
  /** Gives the host one of its time zones: effective at once, and after each boot. */
  setZone(zone: string): Commanded;
  /** Stops the time service and disables it at boot. */
  stopServers(): Commanded;
}
