/**
 * What clients may cost. Most limits bound memory, however many connections there are: the bytes of
 * requests that are not whole yet, and what large requests become while they are worked on (some
 * ten times their bytes).
 */
export interface HttpLimits {
  /** xapi's own limit for a request's body. */
  readonly bodyBytes: number;
  /** The longest database that a restore takes. It goes to the disk while it arrives. */
  readonly databaseBytes: number;
  readonly headerBytes: number;
  /**
   * The memory for all bodies that are coming in or wait to be worked on. Above it, the bodies that
   * began first are dropped.
   */
  readonly waitingBytes: number;
  /** A request with a longer body counts as large. */
  readonly largeBytes: number;
  /** The bytes of all large bodies that are worked on at a time. Other large requests wait. */
  readonly workingBytes: number;
  /** How long a large request may be worked on while others wait. */
  readonly workingMs: number;
  /**
   * The time from a request's first byte (or the start of the connection) to the end of its
   * headers.
   */
  readonly headersMs: number;
  /** The time from there to the end of the body. */
  readonly requestMs: number;
  /** How long a connection may stay idle between requests. */
  readonly idleMs: number;
  /** How long a client may take to receive some ten kilobytes of its answer. */
  readonly stalledMs: number;
  /**
   * How long the server waits for a client that sends no more: for its answer to begin, or for it
   * to take the rest of its last answer.
   */
  readonly partingMs: number;
  readonly connections: number;
  /** How long a stop waits for calls under way. */
  readonly stopMs: number;
}

/** The limits in force. Tests set smaller ones to reach them sooner. */
export const defaultLimits: HttpLimits = {
  bodyBytes: 300 * 1024,
  databaseBytes: 512 * 1024 * 1024,
  headerBytes: 16 * 1024,
  waitingBytes: 4 * 1024 * 1024,
  largeBytes: 16 * 1024,
  workingBytes: 1024 * 1024,
  workingMs: 5_000,
  headersMs: 10_000,
  requestMs: 30_000,
  idleMs: 60_000,
  stalledMs: 30_000,
  partingMs: 5_000,
  connections: 256,
  stopMs: 2_000,
};
