import type { InputEvent, Size } from '../src/console/index.js';
import type { Decoded } from './input/decoder.js';
import { crashed, keyboardEndings, listenEndings } from './output/ending.js';
import type { ScreenOptions, Controls } from './screen-options.js';
import { EventLoop } from './event-loop.js';
import { pause, type LineSpeed } from '../src/model/index.js';
import { listenKeys } from './input/keys.js';
import { Pace } from './output/pace.js';
import { Showing } from './showing.js';
import { askSize, knownSize, sizeAtHand, usualSize } from './output/size.js';
import { Terminal } from './output/terminal.js';

/** Milliseconds to wait for the terminal's answer about its size. Then 80x24 is assumed. */
const answerTime = 300;

/** Milliseconds in which a Ctrl-C still counts for the program that has just had the terminal. */
const afterAsideMs = 50;

/**
 * Runs the console until it ends and restores the terminal. Resolves with the exit status: 0, 128 +
 * signal, or 70 after a crash.
 */
export function runConsole<State, Event, Effect>(
  options: ScreenOptions<State, Event, Effect>,
): Promise<number> {
  return new Promise((resolve) => {
    new Run(options, resolve).begin();
  });
}

class Run<State, Event, Effect> implements Controls<Event> {
  /** It starts when the size is known: nothing is drawn before. */
  readonly #loop: EventLoop<State, Event | InputEvent, Effect>;
  readonly #cleanUp: (() => void)[] = [];
  readonly #terminal: Terminal;
  readonly #showing: Showing<State>;
  readonly #pace: Pace;
  #escapeDelay: number;
  #size: Size;
  #ended = false;
  /** True while the kernel is being told the size. */
  #telling = false;
  /** True while another program (a shell) has the terminal. */
  #away = false;

  constructor(
    private readonly options: ScreenOptions<State, Event, Effect>,
    private readonly resolve: (status: number) => void,
  ) {
    const { input, output, environment, options: requests } = options;
    this.#escapeDelay = options.escapeDelay;
    this.#loop = new EventLoop({
      update: (state, event) => options.update(state, event),
      carryOut: (effect) => {
        options.carryOut(effect, this);
      },
      settled: () => {
        this.#pace.request();
      },
      crashed: (error) => {
        this.#crash(error);
      },
    });
    const known = sizeAtHand(output, environment);
    this.#size = known ?? usualSize;
    this.#terminal = new Terminal(input, output, environment, requests, this.#size);
    this.#showing = new Showing(this.#terminal, options, () => {
      this.#pace.request();
    });
    this.#pace = new Pace(options.baud, (budget) =>
      this.#loop.state === null
        ? { bytes: 0, complete: true }
        : this.#showing.show(this.#loop.state, this.#size, budget),
    );
  }

  begin(): void {
    const { input, output, environment } = this.options;
    const resized = (): void => {
      this.#resized(sizeAtHand(output, environment));
    };
    const hungUp = (): void => {
      this.quit(128 + 1);
    };
    output.on('resize', resized);
    output.on('error', hungUp);
    input.on('end', hungUp);
    input.on('error', hungUp);
    this.#cleanUp.push(
      () => {
        output.removeListener('resize', resized);
      },
      // The error listener stays on the output: restoring a terminal that is gone fails too, and
      // must not crash the end.
      () => {
        for (const event of ['end', 'error']) input.removeListener(event, hungUp);
      },
      listenKeys(
        input,
        () => this.#escapeDelay,
        (event) => {
          this.#loop.guarded(() => {
            this.#decoded(event);
          });
        },
      ),
      listenEndings({
        // Ctrl-C in the shell is for the program that runs there, though the kernel signals the
        // whole foreground.
        ended: (status) => {
          if (!this.#away || !keyboardEndings.includes(status)) this.quit(status);
        },
        failed: (error) => {
          this.#crash(error);
        },
        suspended: () => {
          this.#terminal.leave();
        },
        resumed: () => {
          if (!this.#away) this.#resume();
        },
        reshaped: () => {
          if (!this.#telling) this.redraw();
        },
        exiting: () => {
          this.#terminal.leave();
        },
      }),
    );
    if (sizeAtHand(output, environment) === null) this.#askSize();
    else
      this.#loop.guarded(() => {
        this.#start();
      });
  }

  send(event: Event | InputEvent): void {
    this.#loop.send(event);
  }

  quit(status: number): void {
    if (this.#ended) return;
    this.#ended = true;
    this.#loop.end();
    this.#pace.stop();
    this.#showing.stop();
    // Restoring a terminal that is gone fails. That must not end a run that is still on its way to
    // a safe point.
    for (const stream of [this.options.input, this.options.output])
      stream.on('error', () => undefined);
    for (const undo of this.#cleanUp.splice(0)) undo();
    this.#terminal.leave();
    this.resolve(status);
  }

  redraw(): void {
    if (this.#away) return;
    this.#showing.forget();
    this.#terminal.forget();
    this.#pace.request();
  }

  async aside(run: () => Promise<void>): Promise<void> {
    this.#away = true;
    this.#terminal.leave();
    this.options.input.pause();
    try {
      await run();
    } finally {
      // The signal of the Ctrl-C that ended the shell may arrive after the shell's end: another
      // thread of this process may have taken it.
      await pause(afterAsideMs);
      this.#away = false;
      if (!this.#ended) this.#resume();
    }
  }

  onLine({ escapeDelay, baud }: LineSpeed): void {
    this.#escapeDelay = escapeDelay;
    this.#pace.onLine(baud);
  }

  #askSize(): void {
    const giveUp = setTimeout(() => {
      this.#loop.guarded(() => {
        this.#start();
      });
    }, answerTime);
    this.#cleanUp.push(() => {
      clearTimeout(giveUp);
    });
    this.options.output.write(askSize);
  }

  #start(): void {
    if (this.#loop.state !== null || this.#ended) return;
    const { output } = this.options;
    if (knownSize(output.columns, output.rows) === null) this.#tellSize();
    // Draw the first picture before anything is loaded or read.
    this.#loop.start(this.options.start(this.#size), () => {
      this.#pace.now();
    });
  }

  /** Tells the kernel the size. The signal that follows is no reason to paint everything again. */
  #tellSize(): void {
    this.#telling = true;
    void this.options.tellSize(this.#size).finally(() => {
      setImmediate(() => {
        this.#telling = false;
      });
    });
  }

  #decoded(event: Decoded): void {
    if (event.kind === 'position') {
      if (this.#loop.state !== null) return;
      this.#size = knownSize(event.column, event.row) ?? usualSize;
      this.#start();
    } else if (event.kind === 'interrupt') {
      const { state } = this.#loop;
      if (state === null) this.quit(128 + 2);
      else if (this.options.mayInterrupt(state)) this.#interrupted(state);
    } else {
      this.send(event);
    }
  }

  /**
   * On a page, Ctrl-C goes back like Esc, so no typed text is lost. In a menu it ends the console.
   */
  #interrupted(state: State): void {
    if (this.options.view(state).dialogue === null) this.quit(128 + 2);
    else this.send({ kind: 'key', key: 'escape' });
  }

  #resized(size: Size | null): void {
    if (size === null) return;
    this.#size = size;
    this.#showing.forget();
    this.send({ kind: 'resized', ...size });
  }

  #resume(): void {
    this.options.input.resume();
    this.#terminal.enter();
    this.#resized(sizeAtHand(this.options.output, this.options.environment));
    this.redraw();
  }

  #crash(error: unknown): void {
    this.quit(crashed);
    this.options.crashed(error);
  }
}
