import type { HostPort, Log, LogError, LogLevel } from '../model/index.js';

/** This console's lines in the host's own log. */
export class ConsoleLog {
  #log: Log | null = null;

  /** `failed`: called when the host's own log accepts no lines. */
  constructor(
    private readonly host: Promise<HostPort>,
    private failed: (error: LogError) => void = () => undefined,
  ) {}

  /** Writes a line as soon as the host is there. */
  async write(level: LogLevel, line: string): Promise<void> {
    const opened = await this.host;
    this.#log ??= opened.openLog('xsconsole', (error) => {
      this.failed(error);
    });
    this.#log.write(level, line);
  }

  /** Ends the log. From now on `failed` is told when it has not accepted the last lines. */
  async close(failed: (error: LogError) => void): Promise<void> {
    this.failed = failed;
    await this.#log?.close();
  }
}
