import { setTimeout as wait } from 'node:timers/promises';
import type { ConsoleEvent } from '../../console/index.js';
import type { HostPort } from '../../model/index.js';
import type { OpenOptions } from '../open-options.js';
import { lineBehind } from '../line.js';

/**
 * A calm pace: it is looked at out of the corner of an eye, and an idle console costs its host
 * nothing to speak of.
 */
const intervalMs = 5_000;

/** Asked anew each time: it changes while we wait. */
const gone = (signal: AbortSignal): boolean => signal.aborted;

/**
 * The throughput of the management interface, told as long as it is on the screen: not where every
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

  /** Watches this device from now on; '' for none. */
  async follow(device: string): Promise<void> {
    if (device === this.#device) return;
    this.stop();
    this.#device = device;
    const { line, quietClock } = this.options;
    if (device === '' || line || quietClock || (await lineBehind(this.options)).baud !== null)
      return;
    const { signal } = this.#control;
    const { nics } = await this.host;
    // Where nobody counts any more the host may be on its way down, and will be up again.
    while (!gone(signal)) {
      for await (const { received, sent } of nics.traffic(device, { intervalMs, signal }))
        this.send({ kind: 'traffic', device, received, sent });
      await wait(intervalMs, undefined, { ref: false });
    }
  }

  private stop(): void {
    this.#control.abort();
    this.#control = new AbortController();
    this.#device = '';
  }
}
