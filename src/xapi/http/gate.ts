/** Lets so many bytes of large requests through at a time, one after the other with a turn for everybody else in between; the others wait in the order they came. */
export class Gate {
  private inside = 0;
  private admitting = false;
  private readonly queue: { readonly bytes: number; readonly enter: () => void }[] = [];

  constructor(private readonly limit: number) {}

  /** Resolves when there is room for `bytes`. Each call is followed by `leave` with the same figure. */
  enter(bytes: number): Promise<void> {
    if (bytes === 0) return Promise.resolve();
    return new Promise((enter) => {
      this.queue.push({ bytes, enter });
      this.admit();
    });
  }

  /** Gives the room back. */
  leave(bytes: number): void {
    this.inside -= bytes;
    this.admit();
  }

  private admit(): void {
    const [first] = this.queue;
    if (this.admitting || first === undefined || (this.inside > 0 && this.inside + first.bytes > this.limit)) return;
    this.queue.shift();
    this.inside += first.bytes;
    this.admitting = true;
    setImmediate(() => {
      this.admitting = false;
      first.enter();
      this.admit();
    });
  }
}
