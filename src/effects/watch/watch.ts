import type { ConsoleEvent } from '../../console/index.js';
import type { HostPort, LogId } from '../../model/index.js';
import { host } from '../loading.js';

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
    if (!on) {
      // A page that has missed the end learns of it now.
      this.send({ kind: 'blinking', device, state: 'off', detail: '' });
      return;
    }
    this.send({ kind: 'blinking', device, state: 'on', detail: '' });
    const ended = await (await this.host).nics.blink(device, blinkSeconds, signal);
    // Whoever has ended it has said so, or it blinks again already.
    if (signal.aborted) return;
    const unsupported = !ended.ok && ended.error.code !== 'cancelled';
    this.send({
      kind: 'blinking',
      device,
      state: unsupported ? 'unsupported' : 'off',
      detail: unsupported ? ended.error.detail : '',
    });
  }

  /**
   * Reports the last lines of a log; with `follow`, again whenever it changes, while `may` allows
   * it.
   */
  async log(log: LogId, follow: boolean, may: () => Promise<boolean>): Promise<void> {
    const signal = this.#begin();
    const [{ files }, { followLog }] = await Promise.all([this.host, host()]);
    for await (const found of followLog(files, log, signal)) {
      if (!(await may()) || signal.aborted) return;
      this.send({ kind: 'log', log, found });
      if (!follow) return;
    }
  }

  /** Stops watching. */
  stop(): void {
    this.#control?.abort();
  }

  #begin(): AbortSignal {
    this.#control?.abort();
    this.#control = new AbortController();
    return this.#control.signal;
  }
}
