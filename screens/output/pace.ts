/** What one picture took, and whether it is all there. */
export interface Painted {
  readonly bytes: number;
  /** false: the budget ended before the picture. */
  readonly complete: boolean;
}

/**
 * A slow line is given no more at once than it carries in this time: what the operator does next
 * waits no longer.
 */
const sliceSeconds = 0.1;

/**
 * Draws at most once per turn of the event loop; on a slow line in slices, each not before the last
 * one has gone out.
 */
export class Pace {
  #cancel: (() => void) | null = null;
  #freeAt = 0;
  #baud: number | null;

  /**
   * `baud`: bits a second of a slow line, null for any other. `paint` is told how many bytes it may
   * send (a row more does no harm).
   */
  constructor(
    baud: number | null,
    private readonly paint: (budget: number) => Painted,
  ) {
    this.#baud = baud;
  }

  /** The speed of the line has become known. */
  onLine(baud: number | null): void {
    this.#baud = baud;
  }

  /** Something has changed. */
  request(): void {
    if (this.#cancel !== null) return;
    const wait = this.#baud === null ? 0 : this.#freeAt - performance.now();
    if (wait > 0) {
      const timer = setTimeout(() => {
        this.now();
      }, wait);
      this.#cancel = () => {
        clearTimeout(timer);
      };
    } else {
      const turn = setImmediate(() => {
        this.now();
      });
      this.#cancel = () => {
        clearImmediate(turn);
      };
    }
  }

  /** Draws at once. */
  now(): void {
    this.stop();
    // Eight bits, a start bit and a stop bit.
    const bytesPerSecond = this.#baud === null ? Infinity : this.#baud / 10;
    const { bytes, complete } = this.paint(bytesPerSecond * sliceSeconds);
    this.#freeAt = performance.now() + (bytes / bytesPerSecond) * 1000;
    if (!complete) this.request();
  }

  /** Forgets what was requested. */
  stop(): void {
    this.#cancel?.();
    this.#cancel = null;
  }
}
