/**
 * What clients may cost. The figures bound memory: what has come of requests that are not whole
 * yet, and what large requests are turned into (some ten times their bytes) while they are worked
 * on, however many connections there are.
 */
export interface HttpLimits {
  /** xapi's own limit for a request's body. */
  readonly bodyBytes: number;
  /** The longest database that is taken for a restore; it goes to the disk as it comes. */
  readonly databaseBytes: number;
  readonly headerBytes: number;
  /**
   * Memory for all bodies that are coming in or wait to be worked on; above it those that began
   * first go.
   */
  readonly waitingBytes: number;
  /** A request with a longer body is a large one. */
  readonly largeBytes: number;
  /** Bytes of all large bodies that are being worked on; the others wait. */
  readonly workingBytes: number;
  /** How long a large request may be worked on while others wait. */
  readonly workingMs: number;
  /** From a request's first byte (or the connection's beginning) to the end of the headers. */
  readonly headersMs: number;
  /** From there to the end of the body. */
  readonly requestMs: number;
  /** How long a connection may lie idle between requests. */
  readonly idleMs: number;
  /** How long a client may take for some ten kilobytes of its answer. */
  readonly stalledMs: number;
  /**
   * How long a client that sends no more may be waited for: for its answer to begin, or for it to
   * have taken its last one.
   */
  readonly partingMs: number;
  readonly connections: number;
  /** How long a stop waits for calls under way. */
  readonly stopMs: number;
}

/** The limits in force unless a test wants to meet them sooner. */
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
