import type { Known } from '../known.js';

/** The time zones of a host: those that it knows, such as `Europe/Paris`, and the one it has. */
export interface TimeZones {
  /** In alphabetical order. */
  readonly zones: readonly string[];
  readonly present: Known<string>;
}
