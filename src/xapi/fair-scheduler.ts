/** New pieces of work that begin in one turn of the event loop. */
const beginners = 4;

/**
 * Shares the event loop out among all who have long work to do: each turn of the loop lets a few
 * new pieces of work begin and one that is under way go on for a stretch, in the order they came.
 * So a turn never takes longer than those few stretches, however many clients want something at
 * once, and what is short is answered before what is long is finished.
 */
export class FairScheduler {
  private readonly beginning: (() => void)[] = [];
  private readonly under: (() => void)[] = [];
  private scheduled = false;

  /** Resolves when a new piece of work may begin. */
  begin(): Promise<void> {
    return this.queue(this.beginning);
  }

  /** Resolves when work under way may go on for another stretch (a millisecond or few). */
  goOn(): Promise<void> {
    return this.queue(this.under);
  }

  private queue(line: (() => void)[]): Promise<void> {
    return new Promise((resume) => {
      line.push(resume);
      this.schedule();
    });
  }

  private schedule(): void {
    if (this.scheduled) return;
    this.scheduled = true;
    // What an immediate schedules comes after the next look at the sockets.
    setImmediate(() => {
      this.scheduled = false;
      for (const resume of [...this.beginning.splice(0, beginners), ...this.under.splice(0, 1)])
        resume();
      if (this.beginning.length + this.under.length > 0) this.schedule();
    });
  }
}

/** The event loop there is only one of. */
export const fairScheduler = new FairScheduler();
