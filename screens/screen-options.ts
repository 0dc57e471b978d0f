import type { InputEvent, Size } from '../src/console/index.js';
import type { LineSpeed } from '../src/model/index.js';
import type { TerminalInput } from './input/keys.js';
import type { Environment, TerminalOptions } from './output/profile.js';
import type { StateView } from './showing.js';
import type { TerminalOutput } from './output/terminal.js';

/** The result of an event: the next state, and effects to carry out. */
export interface Transition<State, Effect> {
  readonly state: State;
  readonly effects: readonly Effect[];
}

/** What an effect can do with the console. */
export interface Controls<Event> {
  /** Hands an event to the state machine, at any time. */
  send(event: Event): void;
  /** Ends the console with an exit status. */
  quit(status: number): void;
  /** Paints every cell again. */
  redraw(): void;
  /** Gives the terminal to another program (a shell) until the promise ends. */
  aside(run: () => Promise<void>): Promise<void>;
  /** Reports new facts about the line to the terminal. */
  onLine(line: LineSpeed): void;
}

/** Everything outside that the console needs. */
export interface ScreenOptions<State, Event, Effect> extends StateView<State>, LineSpeed {
  readonly input: TerminalInput;
  readonly output: TerminalOutput;
  readonly environment: Environment;
  readonly options: TerminalOptions;
  start(size: Size): Transition<State, Effect>;
  update(state: State, event: Event | InputEvent): Transition<State, Effect>;
  carryOut(effect: Effect, controls: Controls<Event>): void;
  /**
   * Tells the kernel a size that it did not know, so that programs started from here use the same
   * one.
   */
  tellSize(size: Size): Promise<void>;
  /** Ctrl-C: whether the console may end now (exit status 130). */
  mayInterrupt(state: State): boolean;
  /** Reports an unexpected error after the terminal was restored. */
  crashed(error: unknown): void;
}
