/** The logs that the console shows, in the order of its list. */
export const logIds = [
  'xensource',
  'messages',
  'networkd',
  'journal',
  'storage',
  'names',
  'console',
] as const;

/** A log that the console shows. `journal`: our record of resets. */
export type LogId = (typeof logIds)[number];

/** The last lines of a log, the newest last. */
export interface LogEnd {
  readonly lines: readonly string[];
  /** The log has more before them. */
  readonly earlier: boolean;
}
