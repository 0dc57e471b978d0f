import type { ConsoleEvent, KeyboardHeard } from '../../console/index.js';
import {
  bestEffort,
  err,
  Mutex,
  ok,
  type HostPort,
  type PortError,
  type Result,
} from '../../model/index.js';
import { later, type Later } from './later.js';

/** After this time without an answer a tried layout goes. */
const trialMs = 15_000;

/**
 * Gives the keyboard of this screen other layouts: on trial first, then until this console ends.
 * Nobody has to log in, so nothing here lasts: only a layout of the host's own list, only on this
 * screen.
 */
export class KeyboardTrial {
  readonly #turns = new Mutex();
  /** The layout that somebody has confirmed; null: the one that the host has at boot. */
  #kept: string | null = null;
  /** The layout on trial; null: none. */
  #tried: string | null = null;
  #stop: () => void = () => undefined;

  constructor(
    private readonly host: Promise<HostPort>,
    private readonly send: (event: ConsoleEvent) => void,
    private readonly after: Later = later,
  ) {}

  /** A console before this one may have been killed in a trial: what it has left goes. */
  recover(): Promise<void> {
    return this.#turns.take(async () => {
      const recovered = await (await this.host).keyboard.recover();
      if (recovered.ok && recovered.value !== null) this.#tell('back', recovered.value);
    });
  }

  /** Tries a layout of the host's list. It goes again if nobody confirms it. */
  try(layout: string): Promise<void> {
    return this.#turns.take(async () => {
      const { keyboard } = await this.host;
      const layouts = await keyboard.layouts();
      if (!layouts.known || !layouts.value.includes(layout)) {
        this.#tell('failed', layout);
        return;
      }
      this.#stop();
      this.#tried = layout;
      this.#stop = this.after(() => {
        void this.back();
      }, trialMs);
      const loaded = await keyboard.load(layout);
      if (loaded.ok) {
        this.#tell('trying', layout);
        return;
      }
      // Why the layout was not loaded is what is told.
      bestEffort(await this.#return());
      this.#tell('failed', layout, loaded.error);
    });
  }

  /** Keeps the layout on trial until this console ends. */
  keep(): Promise<void> {
    return this.#turns.take(async () => {
      const layout = this.#tried;
      if (layout === null) {
        this.#tell('back', await this.#own());
        return;
      }
      this.#stop();
      this.#tried = null;
      this.#kept = layout;
      this.#tell('kept', layout);
    });
  }

  /** Ends a trial: the layout from before it comes back. */
  back(): Promise<void> {
    return this.#turns.take(async () => {
      if (this.#tried !== null) await this.#report(await this.#return());
    });
  }

  /** Gives the screen the layout that the host has at boot. */
  restore(): Promise<void> {
    return this.#turns.take(async () => {
      if (this.#tried === null && this.#kept === null) return;
      this.#kept = null;
      await this.#report(await this.#return());
    });
  }

  /**
   * A layout was saved for the next boot: if it is the kept one, nothing is to go back any more.
   */
  saved(layout: string): Promise<void> {
    return this.#turns.take(() => {
      if (this.#kept === layout) this.#kept = null;
      this.#tell('saved', layout);
      return Promise.resolve();
    });
  }

  async #own(): Promise<string> {
    return this.#kept ?? (await this.host).keyboard.saved();
  }

  async #return(): Promise<Result<string, PortError>> {
    this.#stop();
    this.#tried = null;
    const layout = await this.#own();
    const loaded = await (await this.host).keyboard.load(layout);
    return loaded.ok ? ok(layout) : err(loaded.error);
  }

  async #report(returned: Result<string, PortError>): Promise<void> {
    if (returned.ok) this.#tell('back', returned.value);
    else this.#tell('failed', await this.#own(), returned.error);
  }

  #tell(state: KeyboardHeard['state'], layout: string, error?: PortError): void {
    const detail = error === undefined ? '' : `${error.subject}: ${error.cause}`;
    this.send({ kind: 'keyboard', state, layout, kept: this.#kept, detail });
  }
}
