import type { ConsoleEvent } from '../../src/dialogue/index.js';
import type { OpenOptions } from '../options.js';
import { lineSettings } from './line.js';
import { host } from './loading.js';

/** A calm pace: it is looked at out of the corner of an eye, and an idle console costs its host nothing to speak of. */
const intervalMs = 5_000;

/** The throughput of the management interface, told as long as the console is open: not where every byte on the line counts. */
export class TrafficWatch {
  #device = '';
  #control = new AbortController();

  constructor(private readonly options: OpenOptions, private readonly send: (event: ConsoleEvent) => void) {}

  /** Watches this device from now on; '' for none. */
  async follow(device: string): Promise<void> {
    if (device === this.#device) return;
    this.stop();
    this.#device = device;
    const { root, line, quietClock } = this.options;
    if (device === '' || line || quietClock || (await lineSettings(this.options)).baud !== null) return;
    const { signal } = this.#control;
    for await (const { received, sent } of (await host()).watchTraffic(root, device, { intervalMs, signal })) this.send({ kind: 'traffic', device, received, sent });
    // Nobody counts any more (the interface has gone): the next look at the host begins anew.
    if (!signal.aborted) this.#device = '';
  }

  /** Ends it. */
  stop(): void {
    this.#control.abort();
    this.#control = new AbortController();
    this.#device = '';
  }
}
