/** A wait that ends when what is waited for is there, or is given up. */
interface Wait {
  readonly done: Promise<void>;
  readonly stop: () => void;
}

/** Who waits for something to become true. */
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

  /** Whoever waits looks again. */
  poke(): void {
    for (const listener of [...this.#listeners]) listener();
  }
}
