/**
 * What clients may cost. Most limits bound memory, however many connections there are: the bytes of
 * requests that are not whole yet, and what large requests become while they are worked on (some
 * ten times their bytes). Tests set smaller ones to reach them sooner.
 */
export const defaultLimits = {
  /** xapi's own limit for a request's body. */
  bodyBytes: 300 * 1024,
  /** The longest database that a restore takes. It goes to the disk while it arrives. */
  databaseBytes: 512 * 1024 * 1024,
  headerBytes: 16 * 1024,
  /** The memory for all bodies that are coming in or wait to be worked on. */
  waitingBytes: 4 * 1024 * 1024,
  /** A request with a longer body counts as large. */
  largeBytes: 16 * 1024,
  /** The bytes of all large bodies that are worked on at a time. Other large requests wait. */
  workingBytes: 1024 * 1024,
  connections: 256,

  /** From a request's first byte (or the start of the connection) to the end of its headers. */
  headersMs: 10_000,
  /** From there to the end of the body. */
  requestMs: 30_000,
  /** How long a large request may be worked on while others wait. */
  workingMs: 5_000,
  /** How long a client may take to receive some ten kilobytes of its answer. */
  stalledMs: 30_000,
  /**
   * How long the server waits for a client that sends no more: for its answer to begin, or for it
   * to take the rest of its last answer.
   */
  lingerMs: 5_000,
  /** How long a connection may stay idle between requests. */
  idleMs: 60_000,
  /** How long a stop waits for calls under way. */
  stopMs: 2_000,
};

/** The limits of one server. */
export type HttpLimits = Readonly<typeof defaultLimits>;
