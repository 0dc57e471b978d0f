/** A wait. It ends when the condition is true, or when it is cancelled. */
interface Wait {
  readonly done: Promise<void>;
  readonly stop: () => void;
}

/** The code that waits for conditions to become true. */
export class Waiters {
  readonly #listeners = new Set<() => void>();

  until(there: () => boolean): Wait {
    let look = (): void => undefined;
    const stop = (): void => {
      this.#listeners.delete(look);
    };
    const done = new Promise<void>((resolve) => {
      look = () => {
        if (!there()) return;
        stop();
        resolve();
      };
      this.#listeners.add(look);
      look();
    });
    return { done, stop };
  }

  /** Makes every waiter check its condition again. */
  poke(): void {
    for (const listener of [...this.#listeners]) listener();
  }
}
