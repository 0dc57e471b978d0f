import { isDeepStrictEqual } from 'node:util';
import { geometry, type Area, type ConsoleView, type Size } from '../src/console/index.js';
import type { Canvas } from './draw/canvas.js';
import { clockColumn, draw, drawClock, drawTop } from './draw/draw.js';
import type { Painted } from './output/pace.js';
import type { Terminal } from './output/terminal.js';

/** How to show a state. */
export interface StateView<State> {
  view(state: State): ConsoleView;
  /**
   * The new clock of the top line, when nothing else can differ from before. null: compare the
   * whole view.
   */
  onlyClock?(before: State, now: State): string | null;
}

/**
 * On a slow line, milliseconds between the menu and the rest: the page of its item, and the keys. A
 * held key repeats about thirty times a second, so on the way down a menu no page is sent that
 * nobody could read. On a fast line the rest goes in the next turn of the event loop.
 */
const restAfter = 50;

const nothing: Painted = { bytes: 0, complete: true };

interface Shown<State> {
  readonly state: State;
  readonly view: ConsoleView;
  readonly canvas: Canvas;
  /**
   * The first column of its clock; null when there is none or when a character is not one column
   * wide.
   */
  readonly clockAt: number | null;
  /**
   * What the terminal shows of the picture: all of it; the menu, the rest to come; a part of it, or
   * of its menu, as much as had room in the budget so far.
   */
  readonly sent: 'whole' | 'menu' | 'part' | 'partOfMenu';
}

function plainClockColumn(view: ConsoleView, size: Size): number | null {
  return /^[ -~]*$/u.test(view.header.middle) ? clockColumn(view, size) : null;
}

/** What goes first: the menu, with its title in the border above it. */
export function menuArea(size: Size): Area {
  const { left, top, columns, rows } = geometry(size).menu;
  return { left, top: top - 1, columns, rows: rows + 1 };
}

/** Shows states on the terminal and sends no more than necessary. */
export class Showing<State> {
  #shown: Shown<State> | null = null;
  #rest: NodeJS.Timeout | undefined;

  /** `again`: called when the part that was left out for the moment is due. */
  constructor(
    private readonly terminal: Pick<Terminal, 'show'>,
    private readonly shows: StateView<State>,
    private readonly again: () => void,
  ) {}

  /**
   * Shows a state, or as much of it as fits into `budget` bytes. The rest comes with the next call.
   */
  show(state: State, size: Size, budget: number): Painted {
    const shown = this.#shown;
    if (shown === null || (shown.sent !== 'whole' && shown.state !== state))
      return this.#picture(state, this.shows.view(state), size, budget);
    if (shown.sent !== 'whole') return this.#send(shown, budget);
    if (shown.state === state) return nothing;
    // Most of the time only the clock changes, and an idle console must cost the host almost
    // nothing.
    const clock = this.shows.onlyClock?.(shown.state, state) ?? null;
    if (clock !== null) return this.#clock(shown, state, clock);
    const view = this.shows.view(state);
    return isDeepStrictEqual({ ...view, header: null }, { ...shown.view, header: null })
      ? this.#top(shown, state, view)
      : this.#picture(state, view, size, budget);
  }

  /** Makes the next picture be sent whole, whatever the terminal shows. */
  forget(): void {
    this.stop();
    this.#shown = null;
  }

  /** Cancels the part that was left out. */
  stop(): void {
    clearTimeout(this.#rest);
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
    this.#shown = { state, view, canvas, clockAt: plainClockColumn(view, canvas), sent: 'whole' };
    return this.terminal.show(canvas, Infinity, {
      left: 0,
      top: 0,
      columns: canvas.columns,
      rows: 1,
    });
  }

  #picture(state: State, view: ConsoleView, size: Size, budget: number): Painted {
    const canvas = draw(view, size);
    const sent = this.#isMenuFirst(view) ? 'partOfMenu' : 'part';
    return this.#send({ state, view, canvas, clockAt: plainClockColumn(view, size), sent }, budget);
  }

  /** Sends the next part of a picture. */
  #send(picture: Shown<State>, budget: number): Painted {
    this.stop();
    const { canvas } = picture;
    const first = picture.sent === 'partOfMenu';
    const painted = this.terminal.show(canvas, budget, first ? menuArea(canvas) : undefined);
    const { bytes, complete } = painted;
    if (!complete) {
      this.#shown = picture;
      return painted;
    }
    this.#shown = { ...picture, sent: first ? 'menu' : 'whole' };
    if (!first) return painted;
    if (budget === Infinity) return { bytes, complete: false };
    this.#rest = setTimeout(this.again, restAfter);
    return painted;
  }

  /** Whether the menu has changed, or is still on its way. */
  #isMenuFirst(now: ConsoleView): boolean {
    if (this.#shown === null) return false;
    const { sent, view } = this.#shown;
    return (
      view.dialogue === null &&
      now.dialogue === null &&
      (sent === 'partOfMenu' || !isDeepStrictEqual(view.menu, now.menu))
    );
  }
}
