/** A request that waits or is being worked on. */
interface Entry {
  readonly bytes: number;
  readonly start: () => void;
  /** Ends a request that takes too long. */
  readonly cancel: () => void;
}

/**
 * Limits how many bytes of large requests are worked on at a time. The others wait in the order
 * they came. When requests have waited for `longestMs`, those being worked on are cancelled: a call
 * that waits for events can take an hour.
 */
export class RequestLimiter {
  private bytes = 0;
  private readonly running = new Set<Entry>();
  private readonly queue: Entry[] = [];
  private timer: NodeJS.Timeout | undefined;

  constructor(
    private readonly limit: number,
    private readonly longestMs: number,
  ) {}

  /**
   * Resolves when there is room for `bytes`, with a function that gives the room back. `cancel` is
   * called when the request takes too long.
   */
  enter(bytes: number, cancel: () => void): Promise<() => void> {
    if (bytes === 0) return Promise.resolve(() => undefined);
    return new Promise((resolve) => {
      const leave = (): void => {
        if (!this.running.delete(entry)) return;
        this.bytes -= bytes;
        this.startNext();
      };
      const start = (): void => {
        resolve(leave);
      };
      const entry: Entry = { bytes, start, cancel };
      this.queue.push(entry);
      this.startNext();
    });
  }

  private startNext(): void {
    for (let [first] = this.queue; first !== undefined; [first] = this.queue) {
      if (this.bytes > 0 && this.bytes + first.bytes > this.limit) {
        this.timer ??= setTimeout(() => {
          this.timer = undefined;
          for (const { cancel } of [...this.running]) cancel();
          this.startNext();
        }, this.longestMs).unref();
        return;
      }
      this.queue.shift();
      this.bytes += first.bytes;
      this.running.add(first);
      first.start();
    }
    clearTimeout(this.timer);
    this.timer = undefined;
  }
}
