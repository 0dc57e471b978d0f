/** How a pause may be cut short. */
export interface PauseOptions {
  /** Ends the pause early. */
  readonly signal?: AbortSignal | undefined;
  /** false: the pause does not keep the process alive. */
  readonly ref?: boolean;
}

/** Waits so many milliseconds. Tests replace it. */
export type Pause = (ms: number, options?: PauseOptions) => Promise<unknown>;

/** Waits `ms` milliseconds. Answers false when the signal ended the wait. */
export function pause(ms: number, { signal, ref = true }: PauseOptions = {}): Promise<boolean> {
  return new Promise((resolve) => {
    const cut = (): void => {
      clearTimeout(timer);
      resolve(false);
    };
    const timer = setTimeout(() => {
      signal?.removeEventListener('abort', cut);
      resolve(true);
    }, ms);
    if (!ref) timer.unref();
    if (signal?.aborted === true) cut();
    else signal?.addEventListener('abort', cut, { once: true });
  });
}
