import type { ConsoleEvent } from '../../console/index.js';
import { pause, type HostPort } from '../../model/index.js';
import type { OpenOptions } from '../open-options.js';
import { lineBehind } from '../line.js';

/**
 * Milliseconds between two measurements. Few, because an idle console must cost its host almost
 * nothing.
 */
const intervalMs = 5_000;

/** A function, because the signal changes while the code waits. */
const gone = (signal: AbortSignal): boolean => signal.aborted;

/**
 * Reports the management interface's traffic while it is on the screen. It reports none if every
 * byte on the line counts.
 */
export class TrafficWatch {
  #device = '';
  #control = new AbortController();

  constructor(
    private readonly options: OpenOptions,
    private readonly host: Promise<HostPort>,
    private readonly send: (event: ConsoleEvent) => void,
  ) {}

  /** Watches this device from now on; '' stops. */
  async follow(device: string): Promise<void> {
    if (device === this.#device) return;
    this.stop();
    this.#device = device;
    // Another call may come while this one waits.
    const { signal } = this.#control;
    const { line, quietClock } = this.options;
    if (device === '' || line || quietClock || (await lineBehind(this.options)).baud !== null)
      return;
    const { nics } = await this.host;
    // Counting may end because the host goes down. It starts again when the host is up.
    while (!gone(signal)) {
      for await (const { received, sent } of nics.traffic(device, { intervalMs, signal }))
        this.send({ kind: 'traffic', device, received, sent });
      if (!gone(signal)) await pause(intervalMs, { ref: false });
    }
  }

  private stop(): void {
    this.#control.abort();
    this.#control = new AbortController();
    this.#device = '';
  }
}
