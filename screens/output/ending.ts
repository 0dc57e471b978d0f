/** Signals that end the console, with their numbers: the exit status is 128 plus that. */
const endings = { SIGHUP: 1, SIGINT: 2, SIGQUIT: 3, SIGTERM: 15 } as const;

/** Exit statuses of the signals that the keyboard sends to everything in the foreground. */
export const keyboardEndings: readonly number[] = [128 + endings.SIGINT, 128 + endings.SIGQUIT];

/** Exit status after an error that is a bug. */
export const crashed = 70;

/** What may happen to the process. */
export interface Endings {
  /** A signal asks to end; `status` is the exit status for it. */
  ended(status: number): void;
  /** An error nobody expected. */
  failed(error: unknown): void;
  /** SIGTSTP: give the terminal back before the process stops. */
  suspended(): void;
  /** SIGCONT: the process goes on, the terminal may show anything. */
  resumed(): void;
  /**
   * SIGWINCH: the window has changed, perhaps to and fro: what it showed may be gone though the
   * size is the same.
   */
  reshaped(): void;
  /**
   * The process ends without having been asked to (somebody called exit): the last chance to
   * restore the terminal.
   */
  exiting(): void;
}

/** Listens to all of that; returns how to stop listening. */
export function listenEndings(endpoints: Endings): () => void {
  const listeners: readonly (readonly [string, (...parameters: unknown[]) => void])[] = [
    ...Object.entries(endings).map(
      ([signal, number]) =>
        [
          signal,
          () => {
            endpoints.ended(128 + number);
          },
        ] as const,
    ),
    [
      'uncaughtException',
      (error) => {
        endpoints.failed(error);
      },
    ],
    [
      'unhandledRejection',
      (error) => {
        endpoints.failed(error);
      },
    ],
    [
      'SIGTSTP',
      () => {
        endpoints.suspended();
        // SIGTSTP itself is ours now; STOP is what really stops.
        process.kill(process.pid, 'SIGSTOP');
      },
    ],
    [
      'SIGCONT',
      () => {
        endpoints.resumed();
      },
    ],
    [
      'SIGWINCH',
      () => {
        endpoints.reshaped();
      },
    ],
    [
      'exit',
      () => {
        endpoints.exiting();
      },
    ],
  ];
  for (const [event, listener] of listeners) process.on(event, listener);
  return () => {
    for (const [event, listener] of listeners) process.removeListener(event, listener);
  };
}
