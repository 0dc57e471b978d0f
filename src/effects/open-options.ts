import type { NetworkBackEnd } from '../embedded/index.js';
import type { XenApiTarget } from '../xenapi/index.js';

/** An embedded pool, and the host in it that the console shows. */
export interface PoolOptions {
  /** The pool's directory; host K is in `dir`/K. */
  readonly dir: string;
  /** Number of hosts; null: as many as the pool was created with. */
  readonly size: number | null;
  /** Number of the host that the console shows; 1 is the coordinator. */
  readonly as: number;
}

/** How the console is to be opened. */
export interface OpenOptions {
  /** The host's root directory; of an embedded host, its tree. */
  readonly root: string;
  readonly embedded: boolean;
  /** Creates a new embedded host instead of using the kept one. */
  readonly fresh: boolean;
  /** The embedded pool that the host belongs to; absent: it belongs to none. */
  readonly pool?: PoolOptions;
  /** null: detect it. */
  readonly profile: 'classic' | 'networkd' | null;
  /** What switches the network of an embedded host; absent: as it was made. */
  readonly backEnd?: NetworkBackEnd;
  /** Where XAPI listens; null: the host's own socket. */
  readonly xapi: XenApiTarget | null;
  readonly ascii: boolean;
  readonly mono: boolean;
  /** Asks and answers line by line instead of on a screen. */
  readonly line: boolean;
  /** Shows no clock, so nothing at all is sent while nothing happens. */
  readonly quietClock: boolean;
  /** Milliseconds that the bytes of one key may lie apart; null: 150, on a serial line 300. */
  readonly escapeDelay: number | null;
  /**
   * Bits per second of the line to the terminal. null: what the kernel says, also about other
   * terminals than a serial line if that is slow and nobody comes by ssh; else no limit.
   */
  readonly baud: number | null;
}
