/** How serious a line is, in syslog's terms. */
export type LogLevel = 'info' | 'warning' | 'error';

/** Why the host's own log refuses lines. */
export interface LogError {
  readonly cause: string;
  /** Whether a file of ours has the latest lines. If not, they are lost. */
  readonly kept: boolean;
}

/**
 * The log of a program. Logging never makes a reset fail: a line that cannot be written is lost.
 */
export interface Log {
  /** The log also gets what this process writes to its standard error. */
  readonly hearsErrors: boolean;
  /** One line; line breaks and other control characters in it become blanks. */
  write(level: LogLevel, text: string): void;
  /**
   * Ends the log; a later line is lost. A program awaits this before it ends, because only then is
   * it known whether the last lines were taken. It does not wait for ever.
   */
  close(): Promise<void>;
}
