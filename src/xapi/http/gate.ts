interface Visitor {
  readonly bytes: number;
  readonly enter: () => void;
  readonly expel: () => void;
}

/**
 * Lets so many bytes of large requests through at a time; the others wait in the order they came. One that stays inside for `patience` milliseconds
 * while others wait (a call that waits for events can stay for an hour) is expelled.
 */
export class Gate {
  private bytes = 0;
  private readonly inside = new Set<Visitor>();
  private readonly queue: Visitor[] = [];
  private timer: NodeJS.Timeout | null = null;

  constructor(
    private readonly limit: number,
    private readonly patience: number,
  ) {}

  /** Resolves when there is room for `bytes`, with what gives the room back. `expel` hears that it has stayed too long. */
  enter(bytes: number, expel: () => void): Promise<() => void> {
    if (bytes === 0) return Promise.resolve(() => undefined);
    return new Promise((resolve) => {
      const visitor: Visitor = {
        bytes,
        expel,
        enter: () => {
          resolve(() => {
            this.leave(visitor);
          });
        },
      };
      this.queue.push(visitor);
      this.admit();
    });
  }

  private leave(visitor: Visitor): void {
    if (!this.inside.delete(visitor)) return;
    this.bytes -= visitor.bytes;
    this.admit();
  }

  private admit(): void {
    for (
      let [first] = this.queue;
      first !== undefined && (this.bytes === 0 || this.bytes + first.bytes <= this.limit);
      [first] = this.queue
    ) {
      this.queue.shift();
      this.bytes += first.bytes;
      this.inside.add(first);
      first.enter();
    }
    if (this.queue.length === 0 && this.timer !== null) {
      clearTimeout(this.timer);
      this.timer = null;
    } else if (this.queue.length > 0) {
      this.timer ??= setTimeout(() => {
        this.timer = null;
        for (const visitor of [...this.inside]) visitor.expel();
        this.admit();
      }, this.patience).unref();
    }
  }
}
