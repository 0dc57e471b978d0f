/** How serious a line is, in syslog's terms. */
export type LogLevel = 'info' | 'warning' | 'error';

/**
 * The log of a program. Logging never makes a reset fail: a line that cannot be written is lost.
 */
export interface Log {
  /** One line; line breaks and other control characters in it become blanks. */
  write(level: LogLevel, text: string): void;
  close(): void;
}
