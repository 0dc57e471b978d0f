/** Runs one piece of work at a time. Each starts when the one before it has succeeded or failed. */
export class Mutex {
  private last: Promise<unknown> = Promise.resolve();

  /** Waits for its turn, does the work and answers its result. */
  take<T>(work: () => Promise<T>): Promise<T> {
    const turn = this.last.then(work, work);
    this.last = turn;
    return turn;
  }
}
