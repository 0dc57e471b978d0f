import type { XenApiTarget } from '../xenapi/index.js';

/** An embedded pool, and whose console is to be opened. */
export interface PoolOptions {
  /** The pool's folder; host K lies in `dir`/K. */
  readonly dir: string;
  /** How many hosts it has; null: as many as it was made with. */
  readonly size: number | null;
  /** 1 is the coordinator. */
  readonly as: number;
}

/** How the console is to be opened. */
export interface OpenOptions {
  /** The host's root directory; of an embedded host, its tree. */
  readonly root: string;
  readonly embedded: boolean;
  /** A new embedded host instead of the kept one. */
  readonly fresh: boolean;
  /** The embedded pool that the host is one of; absent: it stands alone. */
  readonly pool?: PoolOptions;
  /** null: find out. */
  readonly profile: 'classic' | 'networkd' | null;
  /** Where the XAPI is reached; null: this host's own socket. */
  readonly xapi: XenApiTarget | null;
  readonly ascii: boolean;
  readonly mono: boolean;
  /** Questions and answers line by line instead of a screen. */
  readonly line: boolean;
  /** No clock, so that nothing at all is sent while nothing happens. */
  readonly quietClock: boolean;
  /** Milliseconds that the bytes of one key may lie apart; null: 150, on a serial line 300. */
  readonly escapeDelay: number | null;
  /**
   * Bits a second of the line to the terminal; null: what the kernel says of a serial line, and no
   * limit elsewhere.
   */
  readonly baud: number | null;
}
