/** Signals that end the console, with their numbers. The exit status is 128 plus the number. */
const endings = { SIGHUP: 1, SIGINT: 2, SIGQUIT: 3, SIGTERM: 15 } as const;

/** Exit statuses for the signals that the keyboard sends to the whole foreground. */
export const keyboardEndings: readonly number[] = [128 + endings.SIGINT, 128 + endings.SIGQUIT];

/** Exit status after an error that is a bug. */
export const crashed = 70;

/** Events of the process that the console has to handle. */
export interface Endings {
  /** A signal asks to end; `status` is the exit status for it. */
  ended(status: number): void;
  /** An unexpected error. */
  failed(error: unknown): void;
  /** SIGTSTP: restore the terminal before the process stops. */
  suspended(): void;
  /** SIGCONT: the process continues. The terminal may show anything. */
  resumed(): void;
  /**
   * SIGWINCH: the window's size has changed, maybe twice. Its content may be lost even if the size
   * is the same.
   */
  reshaped(): void;
  /** The process ends because some code called exit: the last chance to restore the terminal. */
  exiting(): void;
}

/** Listens to all these events. Returns a function that stops it. */
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
        // We handle SIGTSTP ourselves now; only STOP really stops the process.
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
