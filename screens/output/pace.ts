/** The bytes that one picture took, and whether it is complete. */
export interface Painted {
  readonly bytes: number;
  /** false: the budget ended before the picture did. */
  readonly complete: boolean;
}

/**
 * A slow line gets at most what it carries in this time, so the operator's next input does not wait
 * longer.
 */
const sliceSeconds = 0.1;

/**
 * Draws at most once per turn of the event loop. On a slow line it draws in slices, each after the
 * one before was sent.
 */
export class Pace {
  #cancel: (() => void) | null = null;
  #freeAt = 0;
  #baud: number | null;

  /**
   * `baud`: bits a second of a slow line; null for a fast one. `paint` gets the number of bytes
   * that it may send (a row more does no harm).
   */
  constructor(
    baud: number | null,
    private readonly paint: (budget: number) => Painted,
  ) {
    this.#baud = baud;
  }

  /** Sets the speed of the line once it is known. */
  onLine(baud: number | null): void {
    this.#baud = baud;
  }

  /** Asks for a new picture, because something has changed. */
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
    // A byte takes ten bits: eight, a start bit and a stop bit.
    const bytesPerSecond = this.#baud === null ? Infinity : this.#baud / 10;
    const { bytes, complete } = this.paint(bytesPerSecond * sliceSeconds);
    // Only a slow line asks the clock, which takes time to load.
    if (this.#baud !== null) this.#freeAt = performance.now() + (bytes / bytesPerSecond) * 1000;
    if (!complete) this.request();
  }

  /** Cancels the requested picture. */
  stop(): void {
    this.#cancel?.();
    this.#cancel = null;
  }
}
