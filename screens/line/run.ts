import type {
  ConsoleEvent,
  ConsoleState,
  ConsoleView,
  Effect,
  InputEvent,
  PageView,
  ProgressView,
  Size,
} from '../../src/console/index.js';
import { lineWords as words } from '../../src/text/index.js';
import type { Controls } from '../screen-options.js';
import { EventLoop } from '../event-loop.js';
import { answers } from './awaited.js';
import { crashed, listenEndings } from '../output/ending.js';
import { actionOf, changeNews, progressNews } from './lines.js';
import type { LineOptions } from './options.js';
import { LineOutput } from './output.js';
import { askChoice, askEnd, askForm, askMenu, askPage } from './questions.js';
import { LineReader, type Entry } from './reader.js';
import { sessionNews } from './session-news.js';
import { dialogueSize, itemPageSize, screenOf } from './size.js';
import { backSign, type Answer, type Talk } from './talk.js';
import { Waiters } from './waiters.js';
import { heardNews } from './heard-news.js';

/**
 * Runs the console as questions and answers in plain text. It moves no cursor and sends no escape
 * sequences. Resolves with the exit status.
 */
export function runLines(options: LineOptions): Promise<number> {
  return new Promise((resolve) => {
    new Conversation(options, resolve).begin();
  });
}

class Conversation implements Controls<ConsoleEvent>, Talk {
  readonly #reader: LineReader;
  readonly #output: LineOutput;
  readonly #loop: EventLoop<ConsoleState, ConsoleEvent | InputEvent, Effect>;
  readonly #awaited = new Set<ConsoleEvent['kind']>();
  readonly #waiters = new Waiters();
  #printed: ProgressView | null = null;
  /** The open question; '' for none. */
  #asked = '';
  #ended = false;
  #stopListening = (): void => undefined;
  readonly screen = (): Size | null => screenOf(this.options);

  constructor(
    private readonly options: LineOptions,
    private readonly resolve: (status: number) => void,
  ) {
    this.#reader = new LineReader(
      options.input,
      () => {
        this.#interrupt();
      },
      () => {
        this.#waiters.poke();
      },
    );
    this.#output = new LineOutput(options);
    this.#loop = new EventLoop({
      update: (state, event) => options.update(state, event),
      carryOut: (effect) => {
        const answer = answers[effect.kind];
        if (answer !== undefined) this.#awaited.add(answer);
        options.carryOut(effect, this);
      },
      changed: (before, event, after) => {
        this.#awaited.delete(event.kind);
        const views = [options.view(before), options.view(after)] as const;
        this.say(...sessionNews(...views));
        // What was heard while a question waits, then the question again. Else the page says it.
        const news = this.#asked === '' ? [] : heardNews(event, { states: [before, after], views });
        if (news.length > 0) this.#output.write(['\n', ...news, this.#asked]);
      },
      settled: () => {
        this.#tellProgress();
        this.#waiters.poke();
      },
      crashed: (error) => {
        this.#crash(error);
      },
    });
  }

  begin(): void {
    this.#stopListening = listenEndings({
      ended: (status) => {
        if (status === 128 + 2) this.#interrupt();
        else this.quit(status);
      },
      failed: (error) => {
        this.#crash(error);
      },
      suspended: () => {
        this.#reader.suspend();
      },
      resumed: () => {
        this.#reader.resume();
        // Other output now separates the question from its answer, so print the question again.
        this.#output.write(this.#asked === '' ? [] : ['\n', this.#asked]);
      },
      reshaped: () => undefined,
      exiting: () => {
        this.#reader.close();
      },
    });
    this.options.output.on('error', () => {
      this.quit(128 + 1);
    });
    this.say(words.howTo);
    this.#loop.start(this.options.start(itemPageSize));
    this.#converse().catch((error: unknown) => {
      this.#crash(error);
    });
  }

  send(event: ConsoleEvent | InputEvent): void {
    this.#loop.send(event);
  }

  quit(status: number): void {
    if (this.#ended) return;
    this.#ended = true;
    this.#loop.end();
    this.#stopListening();
    this.#reader.close();
    this.resolve(status);
    this.#waiters.poke();
  }

  /** Nothing to do: printed lines are never painted over. */
  redraw(): void {
    return undefined;
  }

  /** Nothing to do: output is whole lines, and the terminal itself reads keys. */
  onLine(): void {
    return undefined;
  }

  async aside(run: () => Promise<void>): Promise<void> {
    this.options.input.pause();
    try {
      await run();
    } finally {
      this.options.input.resume();
    }
  }

  view(): ConsoleView {
    const { view: seen, size: now } = this.#seen();
    const size = seen.dialogue === null ? itemPageSize : dialogueSize;
    if (now.columns === size.columns) return seen;
    this.send({ kind: 'resized', ...size });
    return this.#seen().view;
  }

  #seen(): { readonly view: ConsoleView; readonly size: Size } {
    const { state } = this.#loop;
    if (state === null) throw new Error('nothing to see before the start');
    return { view: this.options.view(state), size: state.size };
  }

  say(...lines: readonly string[]): void {
    this.#output.write(lines.map((line) => `${line}\n`));
  }

  async ask(question: string, secret = false): Promise<Answer> {
    const place = this.#place();
    this.#asked = question;
    // Start reading before the question is printed, so that a fast answer is not echoed.
    const entry = this.#reader.next(secret);
    this.#output.write([question]);
    const { done, stop } = this.#waiters.until(() => this.#ended || this.#place() !== place);
    const answer = await Promise.race<Entry | null>([entry, done.then(() => null)]);
    stop();
    this.#asked = '';
    if (answer === null) {
      this.#reader.forget();
      this.#output.write(['\n']);
      return this.#ended ? { kind: 'end' } : { kind: 'elsewhere' };
    }
    // No terminal echoes the input of a pipe, so the line ends here.
    if (secret || this.options.input.isTTY !== true) this.#output.write(['\n']);
    return answer;
  }

  input(event: InputEvent): void {
    this.send(event);
  }

  async #converse(): Promise<void> {
    while (!this.#ended) {
      if (this.#awaited.size > 0) {
        await this.#answers();
        continue;
      }
      const answer = await this.#question();
      if (answer.kind === 'end') this.quit(0);
    }
  }

  /** Waits for the events that effects still owe. The user can cancel a login. */
  async #answers(): Promise<void> {
    const login = this.#awaited.has('loginEnded');
    // A script's next line is meant for the next question.
    const stoppable = login && this.options.input.isTTY === true;
    this.say(login ? words.checking(stoppable) : words.reading);
    let givenUp = false;
    const over = (): boolean => this.#ended || this.#awaited.size === 0;
    await this.#waiters.until(
      () => over() || (stoppable && !givenUp && (givenUp = this.#reader.takeIf(backSign))),
    ).done;
    if (over()) return;
    this.send({ kind: 'key', key: 'escape' });
    await this.#waiters.until(over).done;
  }

  #question(): Promise<Answer> {
    const { dialogue } = this.view();
    switch (dialogue?.kind) {
      case undefined:
        return askMenu(this);
      case 'choice':
        return askChoice(this, dialogue);
      case 'form':
        return askForm(this, dialogue);
      case 'page':
        return dialogue.busy === true ? this.#watchChange(dialogue) : askPage(this, dialogue);
      case 'progress':
        return this.#watch(dialogue);
    }
  }

  /** Prints steps as they come. Once they have ended there is something to ask. */
  async #watch(progress: ProgressView): Promise<Answer> {
    this.#tellProgress();
    if (actionOf(progress.keys, 'Enter') !== '') return askEnd(this, progress.keys);
    const place = this.#place();
    await this.#waiters.until(
      () =>
        this.#ended || this.#place() !== place || this.#reader.takeIf(backSign) || this.#ending(),
    ).done;
    if (!this.#ended && this.#place() === place && !this.#ending())
      this.send({ kind: 'key', key: 'escape' });
    return { kind: 'elsewhere' };
  }

  /** Prints the progress of a change. Once it has ended, its page is printed. */
  async #watchChange(page: PageView): Promise<Answer> {
    const news = changeNews(page);
    const over = (): boolean => {
      const lines = news(this.view().dialogue);
      this.say(...(lines ?? []));
      return this.#ended || lines === null;
    };
    await this.#waiters.until(() => over() || this.#reader.takeIf(backSign)).done;
    if (!over()) this.send({ kind: 'key', key: 'escape' });
    return { kind: 'elsewhere' };
  }

  #ending(): boolean {
    const { dialogue } = this.view();
    return dialogue?.kind === 'progress' && actionOf(dialogue.keys, 'Enter') !== '';
  }

  #tellProgress(): void {
    if (this.#loop.state === null || this.#ended) return;
    const { dialogue } = this.view();
    if (dialogue?.kind !== 'progress') {
      this.#printed = null;
      return;
    }
    this.say(...progressNews(this.#printed, dialogue));
    this.#printed = dialogue;
  }

  #place(): string {
    const { dialogue, menu } = this.view();
    const page = this.#loop.state?.dialogue?.page.name ?? '';
    return dialogue === null ? `menu ${menu.title}` : `${dialogue.kind} ${page} ${dialogue.title}`;
  }

  #interrupt(): void {
    const { state } = this.#loop;
    if (state === null) this.quit(128 + 2);
    else if (!this.options.mayInterrupt(state)) this.say('', words.notNow);
    else if (this.options.view(state).dialogue === null) this.quit(128 + 2);
    else this.send({ kind: 'key', key: 'escape' });
  }

  #crash(error: unknown): void {
    this.quit(crashed);
    this.options.crashed(error);
  }
}
