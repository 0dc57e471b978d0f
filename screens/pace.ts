/** Draws at most once per turn of the event loop, and on a slow line not before the last picture has gone out. */
export class Pace {
  #cancel: (() => void) | null = null;
  #freeAt = 0;

  /** `baud`: bits a second of a slow serial line, null for any other. `paint` returns the bytes it sent. */
  constructor(private readonly baud: number | null, private readonly paint: () => number) {}

  /** Something has changed. */
  request(): void {
    if (this.#cancel !== null) return;
    const wait = this.baud === null ? 0 : this.#freeAt - performance.now();
    if (wait > 0) {
      const timer = setTimeout(() => { this.now(); }, wait);
      this.#cancel = () => { clearTimeout(timer); };
    } else {
      const turn = setImmediate(() => { this.now(); });
      this.#cancel = () => { clearImmediate(turn); };
    }
  }

  /** Draws at once. */
  now(): void {
    this.stop();
    const bytes = this.paint();
    // Eight bits, a start bit and a stop bit.
    if (this.baud !== null) this.#freeAt = performance.now() + (bytes * 10 * 1000) / this.baud;
  }

  /** Forgets what was requested. */
  stop(): void {
    this.#cancel?.();
    this.#cancel = null;
  }
}
