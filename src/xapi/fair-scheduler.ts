/** The most new pieces of work that begin in one turn of the event loop. */
const startsInATurn = 4;

/**
 * Shares the event loop among all long pieces of work. Each turn of the loop lets a few new pieces
 * begin, and lets one that is under way go on for a stretch, in the order they came. So a turn
 * takes no longer than those stretches, however many clients call at once. Short work is answered
 * before long work ends.
 */
export class FairScheduler {
  private readonly beginning: (() => void)[] = [];
  private readonly goingOn: (() => void)[] = [];
  private scheduled = false;

  /** Resolves when a new piece of work may begin. */
  begin(): Promise<void> {
    return this.queue(this.beginning);
  }

  /** Resolves when work under way may go on for another stretch (a few milliseconds). */
  goOn(): Promise<void> {
    return this.queue(this.goingOn);
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
    // An immediate that is set inside an immediate runs after the next poll of the sockets.
    setImmediate(() => {
      this.scheduled = false;
      for (const resume of [
        ...this.beginning.splice(0, startsInATurn),
        ...this.goingOn.splice(0, 1),
      ])
        resume();
      if (this.beginning.length + this.goingOn.length > 0) this.schedule();
    });
  }
}

/** The scheduler of this process. There is only one event loop, so there is only one scheduler. */
export const fairScheduler = new FairScheduler();
