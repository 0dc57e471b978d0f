/**
 * One after the other: each piece of work starts when the one before it has ended, well or badly.
 */
export class Mutex {
  private last: Promise<unknown> = Promise.resolve();

  /** Waits for its turn, works, answers as the work did. */
  take<T>(work: () => Promise<T>): Promise<T> {
    const turn = this.last.then(work, work);
    this.last = turn;
    return turn;
  }
}
