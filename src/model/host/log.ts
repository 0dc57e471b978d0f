/** How grave a line is, in syslog's terms. */
export type LogLevel = 'info' | 'warning' | 'error';

/**
 * Where a program says what it does. Logging never fails a reset: a line that cannot be written is
 * lost.
 */
export interface Log {
  /** One line; line breaks and other control characters in it become blanks. */
  write(level: LogLevel, text: string): void;
  close(): void;
}
