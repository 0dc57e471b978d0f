import type { Transition } from './screen-options.js';

/** What an event loop needs from its console, and what it reports. */
export interface EventLoopOptions<State, Event, Effect> {
  update(state: State, event: Event): Transition<State, Effect>;
  carryOut(effect: Effect): void;
  /** Called after each event, before its effects are carried out. */
  changed?(before: State, event: Event, after: State): void;
  /** Called when every event has been handled. */
  settled(): void;
  /** Called for an exception, which is a bug. The loop has ended then. */
  crashed(error: unknown): void;
}

/**
 * The only event loop, for the full screen, the line mode and the tests. It handles one event at a
 * time, completely.
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
   * Starts the loop. Events that arrived before are handled after the first effects. `shown` runs
   * before the effects.
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

  /**
   * Queues an event. An effect may send one at once; it waits until the present event is handled.
   */
  send(event: Event): void {
    if (this.#ended) return;
    this.#queue.push(event);
    if (!this.#busy)
      this.guarded(() => {
        this.#work();
      });
  }

  /** Ends the loop: no event is handled any more. */
  end(): void {
    this.#ended = true;
  }

  /** Runs code that may throw; an exception ends the loop as a crash. */
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
