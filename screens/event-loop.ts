import type { Transition } from './console-options.js';

/** What an event loop needs of the console it runs, and what it tells whoever shows it. */
export interface EventLoopOptions<State, Event, Effect> {
  update(state: State, event: Event): Transition<State, Effect>;
  carryOut(effect: Effect): void;
  /** After each event, before its effects are carried out. */
  changed?(before: State, event: Event, after: State): void;
  /** Every event has been handled. */
  settled(): void;
  /** An exception is a bug: the loop has ended then. */
  crashed(error: unknown): void;
}

/**
 * The one event loop of the full screen, the line mode and the tests: events are handled one after
 * another, each to its end.
 */
export class EventLoop<State, Event, Effect> {
  readonly #queue: Event[] = [];
  #state: State | null = null;
  #busy = false;
  #ended = false;

  constructor(private readonly options: EventLoopOptions<State, Event, Effect>) {}

  /** Null before the start. */
  get state(): State | null {
    return this.#state;
  }

  /**
   * Events that came before the start are handled after its effects; `shown` runs before them.
   */
  start({ state, effects }: Transition<State, Effect>, shown: () => void = () => undefined): void {
    this.#state = state;
    this.guarded(() => {
      shown();
      this.#busy = true;
      this.#carryOut(effects);
      this.#work();
    });
  }

  /** An effect may answer at once; its event waits for the one that is being handled. */
  send(event: Event): void {
    if (this.#ended) return;
    this.#queue.push(event);
    if (!this.#busy)
      this.guarded(() => {
        this.#work();
      });
  }

  /** Nothing is handled any more. */
  end(): void {
    this.#ended = true;
  }

  /** Runs what may throw on behalf of the console. */
  guarded(act: () => void): void {
    try {
      act();
    } catch (error) {
      this.end();
      this.options.crashed(error);
    }
  }

  #work(): void {
    if (this.#state === null) return;
    this.#busy = true;
    for (
      let event = this.#queue.shift();
      event !== undefined && !this.#ended;
      event = this.#queue.shift()
    ) {
      const before: State = this.#state;
      const { state, effects } = this.options.update(before, event);
      this.#state = state;
      this.options.changed?.(before, event, state);
      this.#carryOut(effects);
    }
    this.#busy = false;
    if (!this.#ended) this.options.settled();
  }

  #carryOut(effects: readonly Effect[]): void {
    for (const effect of effects) if (!this.#ended) this.options.carryOut(effect);
  }
}
