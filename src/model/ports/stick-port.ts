import type { Known } from '../known.js';
import type { Stick, StickError, StickFile } from '../objects/stick.js';
import type { Result } from '../result.js';

/**
 * The USB sticks of a host. A stick is mounted only while something is read or written, with
 * nosuid, nodev and noexec. One that has an `issue` is not mounted. The exceptions are a
 * write-protected stick and a file system that nobody writes: these are mounted for reading.
 */
export interface StickPort {
  /** The sticks by device. `srDevices`: paths of the devices that the plugged SRs are on. */
  list(srDevices: readonly string[]): Promise<Known<readonly Stick[]>>;
  /**
   * Writes a new file into the stick's top folder: in full, flushed to the stick, unmounted, and
   * compared with what is read back from it.
   */
  put(stick: Stick, name: string, content: string | Uint8Array): Promise<Result<void, StickError>>;
  /** The files in its top folder whose names end so. Links are left out. */
  files(stick: Stick, ending: string): Promise<Result<readonly StickFile[], StickError>>;
  /** The text of a file in its top folder. */
  text(stick: Stick, name: string): Promise<Result<string, StickError>>;
}
