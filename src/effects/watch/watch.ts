import type { ConsoleEvent } from '../../console/index.js';
import type { HostPort } from '../../model/index.js';

/** Long enough to walk to the rack. */
const blinkSeconds = 60;

/** Watches one thing until it is told to watch another. Each kind of thing has its own `Watch`. */
export class Watch {
  #control: AbortController | null = null;

  constructor(
    private readonly host: Promise<HostPort>,
    private readonly send: (event: ConsoleEvent) => void,
  ) {}

  /** Reports samples of this interface from now on; null stops. */
  async nic(device: string | null): Promise<void> {
    const signal = this.#begin();
    if (device === null) return;
    const { nics } = await this.host;
    for await (const sample of nics.watch(device, { signal }))
      this.send({ kind: 'nicSample', sample });
  }

  /** Makes the light of this port blink, or stops it. */
  async blink(device: string, on: boolean): Promise<void> {
    const signal = this.#begin();
    if (!on) return;
    this.send({ kind: 'blinking', device, state: 'on', detail: '' });
    const ended = await (await this.host).nics.blink(device, blinkSeconds, signal);
    const unsupported = !ended.ok && ended.error.code !== 'cancelled';
    this.send({
      kind: 'blinking',
      device,
      state: unsupported ? 'unsupported' : 'off',
      detail: unsupported ? ended.error.detail : '',
    });
  }

  #begin(): AbortSignal {
    this.#control?.abort();
    this.#control = new AbortController();
    return this.#control.signal;
  }
}
