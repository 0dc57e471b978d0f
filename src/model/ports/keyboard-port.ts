import type { Known } from '../known.js';
import type { Result } from '../result.js';
import type { PortError } from '../host/port-error.js';

/**
 * Whose keys a console reads: those of this host's own screen, those at the other end of a serial
 * line, or those of another computer, such as over ssh.
 */
export type KeyboardPlace = 'here' | 'serial' | 'elsewhere';

/** The keyboard of the screen that a console runs on. */
export interface KeyboardPort {
  place(): Promise<KeyboardPlace>;
  /** The layouts that the host has files of, by name and sorted. Reasons: absent. */
  layouts(): Promise<Known<readonly string[]>>;
  /** The layout that the screen gets at boot. */
  saved(): Promise<string>;
  /** Gives this screen's keyboard a layout of the list. Nothing is kept for the next boot. */
  load(layout: string): Promise<Result<void, PortError>>;
  /**
   * Brings the layout of the boot back where a console that was killed has left another one; null:
   * none has.
   */
  recover(): Promise<Result<string | null, PortError>>;
  /** Keeps a layout of the list for the next boot. */
  save(layout: string): Promise<Result<void, PortError>>;
}
