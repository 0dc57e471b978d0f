import { isDeepStrictEqual } from 'node:util';
import type { ConsoleView, Size } from '../src/console/index.js';
import { geometry } from '../src/console/index.js';
import type { Canvas } from './draw/canvas.js';
import { clockColumn, draw, drawClock, drawTop } from './draw/draw.js';
import type { Painted } from './output/pace.js';
import type { Terminal } from './output/terminal.js';

/** How a state looks. */
export interface Sight<State> {
  view(state: State): ConsoleView;
  /**
   * The clock of the top line, where nothing else can look otherwise than before; null: the whole
   * view must be compared.
   */
  onlyClock?(before: State, now: State): string | null;
}

/**
 * Milliseconds between the move of the bar and the page of the item it stands on, on a slow line. A
 * held key repeats some thirty times a second: on the way down a menu no page is sent that nobody
 * could read. Elsewhere the whole screen is drawn at once.
 */
const pageAfter = 50;

const nothing: Painted = { bytes: 0, complete: true };

interface Shown<State> {
  readonly state: State;
  readonly view: ConsoleView;
  readonly canvas: Canvas;
  /** The column its clock begins in, if it is there and of one column a character. */
  readonly clockAt: number | null;
  /** The terminal shows all of it. */
  readonly whole: boolean;
}

function plainClockColumn(view: ConsoleView, size: Size): number | null {
  return /^[ -~]*$/u.test(view.header.middle) ? clockColumn(view, size) : null;
}

/** Whether of the panes nothing but the bar, and with it the page, can have moved. */
function barMoved(before: ConsoleView, now: ConsoleView): boolean {
  return (
    before.dialogue === null &&
    now.dialogue === null &&
    before.menu.selected !== now.menu.selected &&
    before.menu.title === now.menu.title &&
    isDeepStrictEqual(before.menu.items, now.menu.items)
  );
}

/** Puts states on the terminal, of each no more than must be. */
export class Showing<State> {
  #shown: Shown<State> | null = null;
  #page: NodeJS.Timeout | undefined;

  /** `again`: what was left out for the moment is due. */
  constructor(
    private readonly terminal: Pick<Terminal, 'show'>,
    private readonly sight: Sight<State>,
    private readonly again: () => void,
  ) {}

  /**
   * Shows a state, or as much of it as goes into `budget` bytes; what is missing comes with the
   * next call.
   */
  show(state: State, size: Size, budget: number): Painted {
    const shown = this.#shown;
    if (shown === null || !shown.whole)
      return this.#picture(state, this.sight.view(state), size, budget);
    if (shown.state === state) return nothing;
    // Most of the time nothing happens but the clock, and an idle console must cost the host
    // nothing to speak of.
    const clock = this.sight.onlyClock?.(shown.state, state) ?? null;
    if (clock !== null) return this.#clock(shown, state, clock);
    const view = this.sight.view(state);
    return isDeepStrictEqual({ ...view, header: null }, { ...shown.view, header: null })
      ? this.#top(shown, state, view)
      : this.#picture(state, view, size, budget);
  }

  /** Whatever the terminal shows, the next picture is sent whole. */
  forget(): void {
    this.stop();
    this.#shown = null;
  }

  /** Nothing that was left out is due any more. */
  stop(): void {
    clearTimeout(this.#page);
  }

  #clock(shown: Shown<State>, state: State, clock: string): Painted {
    const { view, canvas, clockAt } = shown;
    const before = view.header.middle;
    const now = { ...view, header: { ...view.header, middle: clock } };
    if (before === clock) this.#shown = { ...shown, state };
    else if (clockAt === null || before.length !== clock.length)
      return this.#top(shown, state, now);
    else {
      this.#shown = { ...shown, state, view: now };
      return this.terminal.show(canvas, Infinity, drawClock(canvas, clockAt, before, clock));
    }
    return nothing;
  }

  #top({ canvas }: Shown<State>, state: State, view: ConsoleView): Painted {
    drawTop(canvas, view.header);
    this.#shown = { state, view, canvas, clockAt: plainClockColumn(view, canvas), whole: true };
    return this.terminal.show(canvas, Infinity, {
      left: 0,
      top: 0,
      columns: canvas.columns,
      rows: 1,
    });
  }

  #picture(state: State, view: ConsoleView, size: Size, budget: number): Painted {
    this.stop();
    const canvas = draw(view, size);
    const isSlow = budget !== Infinity;
    const bar = isSlow && this.#shown !== null && barMoved(this.#shown.view, view);
    const painted = this.terminal.show(canvas, budget, bar ? geometry(size).menu : undefined);
    if (bar) this.#page = setTimeout(this.again, pageAfter);
    this.#shown = {
      state,
      view,
      canvas,
      clockAt: plainClockColumn(view, size),
      whole: painted.complete && !bar,
    };
    return painted;
  }
}
