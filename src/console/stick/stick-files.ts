import type { Result, Stick, StickError, StickFile } from '../../model/index.js';

/** Lists the backups on a stick; answered by `stickRead`. */
export interface ReadStick {
  readonly kind: 'readStick';
  readonly stick: Stick;
}

/** The backups on a stick, or why they could not be read. */
export interface StickRead {
  readonly kind: 'stickRead';
  readonly device: string;
  readonly found: Result<readonly StickFile[], StickError>;
}
