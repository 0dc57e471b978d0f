import type { KeyboardPlace } from '../ports/keyboard-port.js';
import type { Known } from '../known.js';

/** The keyboard of the screen that a console runs on, and the layouts that it can get. */
export interface Keyboard {
  readonly place: KeyboardPlace;
  readonly layouts: Known<readonly string[]>;
  /** The layout that it gets at boot. */
  readonly saved: string;
}
