import type { HostPort, Log, LogLevel } from '../model/index.js';

/** This console's lines in the host's own log. */
export class ConsoleLog {
  #log: Log | null = null;

  /** `failed`: called when the host's own log accepts no lines, with the reason. */
  constructor(
    private readonly host: Promise<HostPort>,
    private readonly failed?: (cause: string) => void,
  ) {}

  /** Writes a line as soon as the host is there. */
  async write(level: LogLevel, line: string): Promise<void> {
    const opened = await this.host;
    this.#log ??= opened.openLog('xsconsole', this.failed);
    this.#log.write(level, line);
  }
}
