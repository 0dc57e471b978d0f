/** A request that waits or is being worked on. */
interface Entry {
  readonly bytes: number;
  readonly start: () => void;
  /** Ends a request that takes too long. */
  readonly cancel: () => void;
}

/**
 * Limits how many bytes of large requests are worked on at a time. The others wait in the order
 * they came. When requests wait for `patience` milliseconds, those being worked on are cancelled: a
 * call that waits for events can take an hour.
 */
export class RequestLimiter {
  private bytes = 0;
  private readonly running = new Set<Entry>();
  private readonly queue: Entry[] = [];
  private timer: NodeJS.Timeout | null = null;

  constructor(
    private readonly limit: number,
    private readonly patience: number,
  ) {}

  /**
   * Resolves when there is room for `bytes`, with a function that gives the room back. `cancel` is
   * called when the request takes too long.
   */
  enter(bytes: number, cancel: () => void): Promise<() => void> {
    if (bytes === 0) return Promise.resolve(() => undefined);
    return new Promise((resolve) => {
      const entry: Entry = {
        bytes,
        cancel,
        start: () => {
          resolve(() => {
            this.leave(entry);
          });
        },
      };
      this.queue.push(entry);
      this.startNext();
    });
  }

  private leave(entry: Entry): void {
    if (!this.running.delete(entry)) return;
    this.bytes -= entry.bytes;
    this.startNext();
  }

  private startNext(): void {
    for (
      let [first] = this.queue;
      first !== undefined && (this.bytes === 0 || this.bytes + first.bytes <= this.limit);
      [first] = this.queue
    ) {
      this.queue.shift();
      this.bytes += first.bytes;
      this.running.add(first);
      first.start();
    }
    if (this.queue.length === 0 && this.timer !== null) {
      clearTimeout(this.timer);
      this.timer = null;
    } else if (this.queue.length > 0) {
      this.timer ??= setTimeout(() => {
        this.timer = null;
        for (const entry of [...this.running]) entry.cancel();
        this.startNext();
      }, this.patience).unref();
    }
  }
}
