/** What a client may cost. The figures bound memory: 256 connections that each hold a full body are 75 MB. */
export interface HttpLimits {
  /** xapi's own limit for a request's body. */
  readonly bodyBytes: number;
  readonly headerBytes: number;
  /** From the connection's first byte to the end of the headers. */
  readonly headersMs: number;
  /** To the end of the body. */
  readonly requestMs: number;
  /** How long a connection may lie idle between requests. */
  readonly idleMs: number;
  /** How long a client may take nothing of its answer. */
  readonly stalledMs: number;
  readonly connections: number;
  /** How long a stop waits for calls under way. */
  readonly stopMs: number;
}

/** The limits in force unless a test wants to meet them sooner. */
export const defaultLimits: HttpLimits = {
  bodyBytes: 300 * 1024,
  headerBytes: 16 * 1024,
  headersMs: 10_000,
  requestMs: 30_000,
  idleMs: 60_000,
  stalledMs: 30_000,
  connections: 256,
  stopMs: 2_000,
};
