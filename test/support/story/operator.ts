import type { Emulator } from '../run/emulator.js';
import type { Awaited, keys, Session } from '../run/pty.js';

/** A row of a list: whether the bar stands on it, and what it is called. */
function isRow(line: string, label: string, bar: boolean): boolean {
  const [, mark = '', text = ''] = /^[│|]\s([> -])[\s-](.*)$/u.exec(line) ?? [];
  const rest = text.startsWith(label) ? text.slice(label.length) : null;
  return rest !== null && /^(?: -)?(\s\s|\s*[│|]|$)/u.test(rest) && (!bar || mark === '>');
}

/** The text in the brackets behind a field's label; null where no such field is on the screen. */
function fieldValue(line: string, label: string): string | null {
  const rest = line.replace(/^[│|]\s+/u, '');
  return rest.startsWith(label)
    ? (/^\s+\[(.*?)\s*\]/u.exec(rest.slice(label.length))?.[1] ?? null)
    : null;
}

/** A screen and a keyboard, as a story uses them. */
export interface OperatorTerminal {
  readonly emulator: Emulator;
  waitFor(what: Awaited): Promise<void>;
  press(...names: readonly (keyof typeof keys)[]): void;
  type(text: string): void;
  ended(): Promise<number>;
}

/**
 * A person at the console, who looks at its screen and presses keys. A wait that finds nothing
 * fails with the screen.
 */
export class Operator<S extends OperatorTerminal = Session> {
  readonly #screens: string[] = [];
  #logsInByItself = true;

  constructor(readonly session: S) {
    session.emulator.watch(() => {
      this.#screens.push(session.emulator.text());
    });
  }

  /** The text on the screen now. */
  get screen(): string {
    return this.session.emulator.text();
  }

  /** The text on the screen: the lines of each area joined, so that line breaks do not matter. */
  get reading(): string {
    const rows = this.#lines().map((line) => line.split(/[│|]/u));
    const column = (at: number): string =>
      rows
        .map((parts) => parts[at] ?? '')
        .join(' ')
        .replace(/\s+/gu, ' ');
    return `${column(1)}\n${column(2)}`;
  }

  /** Waits until all of these stand on the screen at once; a text may be broken over lines. */
  async sees(...texts: readonly (string | RegExp)[]): Promise<void> {
    const missing = (): readonly (string | RegExp)[] => {
      const { screen, reading } = this;
      return texts.filter((text) =>
        typeof text === 'string'
          ? !screen.includes(text) && !reading.includes(text)
          : !text.test(screen) && !text.test(reading),
      );
    };
    await this.#until(
      () => missing().length === 0,
      () => missing().map(String).join(', '),
    );
  }

  /** Those of these texts that have never been on the screen. */
  neverSaw(...texts: readonly string[]): readonly string[] {
    return texts.filter((text) => !this.#screens.some((screen) => screen.includes(text)));
  }

  /** Moves the bar to a row of the menu or list and presses Enter. */
  async choose(label: string): Promise<void> {
    await this.moveTo(label);
    await this.next();
  }

  /** Moves the bar to a row of the menu or list. */
  async moveTo(label: string): Promise<void> {
    const row = (bar: boolean): number =>
      this.#lines().findIndex((line) => isRow(line, label, bar));
    const bar = (): number => this.#lines().findIndex((line) => /^[│|]\s>[\s-]/u.test(line));
    await this.#until(() => row(false) >= 0 && bar() >= 0, `the row ${label}`);
    while (row(true) < 0) {
      const from = bar();
      this.session.press(row(false) > from ? 'down' : 'up');
      await this.#until(() => bar() >= 0 && bar() !== from, `the bar to move towards ${label}`);
    }
    // The item page follows the bar: a picture half drawn would be taken for another page
    // when the rest of it comes.
    await this.#until(
      () => this.#itemPageTitle === null || this.#itemPageTitle === label,
      `the page of ${label}`,
    );
  }

  /** Types a value over that of a field. */
  async fill(label: string, value: string): Promise<void> {
    const row = (): number => this.#lines().findIndex((line) => fieldValue(line, label) !== null);
    const { emulator } = this.session;
    const cursor = (): number => emulator.cursor().row;
    const there = (): string | null => fieldValue(this.#lines()[row()] ?? '', label);
    await this.#until(() => row() >= 0 && this.session.emulator.showsCursor, `the field ${label}`);
    for (let from = cursor(); from !== row(); from = cursor()) {
      this.session.press('tab');
      await this.#until(() => cursor() !== from, `the cursor to leave row ${from} for ${label}`);
    }
    this.session.press(
      'end',
      ...Array.from({ length: there()?.length ?? 0 }, () => 'backspace' as const),
    );
    await this.#until(() => there() === '', `the field ${label} to be empty`);
    this.session.type(value);
    await this.#until(() => there() === value.trimEnd(), `${value} in the field ${label}`);
  }

  /** What stands in a field. */
  async valueOf(label: string): Promise<string> {
    const values = (): readonly string[] =>
      this.#lines().flatMap((line) => fieldValue(line, label) ?? []);
    await this.#until(() => values().length > 0, `the field ${label}`);
    return values()[0] ?? '';
  }

  /** From now on the login form is a page like any other: the story answers it itself. */
  asksItself(): void {
    this.#logsInByItself = false;
  }

  /**
   * Logs in on the open form, with the password that an embedded host prints on it, and waits for
   * the page behind it.
   */
  async logsIn(password?: string): Promise<void> {
    const printed = (): string | undefined =>
      /Its user is \S+, its password: (\S+)/u.exec(this.reading)?.[1];
    await this.#until(
      () => this.#atLogin && (password !== undefined || printed() !== undefined),
      'the login form with its password',
    );
    this.session.type(password ?? printed() ?? '');
    this.session.press('enter');
    await this.#until(() => this.#turned('Log In'), 'the page behind the login form');
  }

  /**
   * Presses Enter and waits for the next page. In a form, Enter first goes from field to field. A
   * page that is still being read is waited for. If a login is asked for, it is given.
   */
  async next(): Promise<void> {
    await this.#until(
      () => !this.reading.includes('Enter goes on as soon as'),
      'the host to be read',
    );
    const page = this.#title;
    const field = (): number => {
      const { row } = this.session.emulator.cursor();
      return /\[.*\]/u.test(this.#lines()[row] ?? '') ? row : -1;
    };
    for (let from = field(), turned = false; !turned; from = field()) {
      this.session.press('enter');
      await this.#until(
        () => this.#turned(page) || (field() >= 0 && field() !== from),
        `another page than "${page}"`,
      );
      turned = this.#turned(page);
    }
    if (this.#logsInByItself && page !== 'Log In' && this.#atLogin) await this.logsIn();
  }

  /** Enter, whatever comes of it. */
  enter(): void {
    this.session.press('enter');
  }

  /** Esc, and the page before is there. */
  async back(): Promise<void> {
    const page = this.#title;
    this.session.press('escape');
    await this.#until(() => this.#turned(page), `another page than "${page}"`);
  }

  /**
   * Scrolls through a page until `last` is on the screen, and answers everything that was shown. It
   * scrolls line by line, because a picture may be only half drawn.
   */
  async reads(last: string): Promise<string> {
    const page = (): string => this.#lines().slice(2).join('\n');
    const pages: string[] = [];
    for (;;) {
      await this.#until(
        () => this.screen.includes(last) || this.screen.includes('↓ more'),
        `${last} or more of the page`,
      );
      const shown = page();
      pages.push(shown);
      if (shown.includes(last)) return pages.join('\n');
      this.session.press('down');
      await this.#until(() => page() !== shown, 'the page to scroll');
    }
  }

  /** Answers the last question of the reset. */
  async answers(word: string): Promise<void> {
    await this.fill('Type yes to start', word);
    this.session.press('enter');
  }

  /** Answers yes to the question before a reset is gone on with, or undone. */
  async agrees(to: 'continue' | 'go back'): Promise<void> {
    await this.sees(`Type yes to ${to}`);
    await this.#until(() => !this.reading.includes('Reading which VMs'), 'the VMs to be read');
    await this.fill(`Type yes to ${to}`, 'yes');
    await this.next();
    // Behind a login the question is asked again.
    if (this.#title.includes(': confirm')) this.session.press('enter');
  }

  /** Opens the Emergency Network Reset from any menu, up to its list of network interfaces. */
  async opensReset(): Promise<void> {
    await this.choose('Network and Management Interface');
    await this.choose('Emergency Network Reset');
    await this.next();
  }

  /**
   * Waits for the host to be back after its reboot, reads what came of the reset, and looks at the
   * Status Display.
   */
  async comesBack(...texts: readonly (string | RegExp)[]): Promise<void> {
    await this.sees('Network reset: result', 'as you asked for');
    await this.next();
    await this.sees('Status Display', ...texts);
  }

  /** Leaves the console by its menu; its exit status. */
  async quits(): Promise<number> {
    await this.moveTo('Quit');
    await this.next();
    this.session.type('y');
    return this.session.ended();
  }

  #lines(): readonly string[] {
    return this.session.emulator.lines();
  }

  /** The line that carries the titles: it tells one page from another. */
  get #title(): string {
    return (this.#lines()[1] ?? '')
      .replace(/[^\p{L}\p{N} :]/gu, '')
      .replace(/\s+/gu, ' ')
      .replace(/ more ?$/u, '')
      .trim();
  }

  /** The title of the item page; null in a dialogue. */
  get #itemPageTitle(): string | null {
    const titles = (this.#lines()[1] ?? '')
      .slice(1, -1)
      .split(/[┬+]/u)
      .map((title) => /^ (.*?) [─-]/u.exec(title)?.[1] ?? '');
    // A wide screen has a third column, beside dialogues too.
    return titles.length >= (this.session.emulator.terminal.cols < 120 ? 2 : 3)
      ? (titles[1] ?? null)
      : null;
  }

  get #atLogin(): boolean {
    return this.#title === 'Log In';
  }

  #turned(from: string): boolean {
    return this.#title !== from && this.#title !== '';
  }

  /** What is waited for is named when it does not come. */
  async #until(there: () => boolean, what: string | (() => string)): Promise<void> {
    try {
      await this.session.waitFor(there);
    } catch (error) {
      const told = error instanceof Error ? error.message : String(error);
      throw new Error(`waited for ${typeof what === 'string' ? what : what()}: ${told}`);
    }
  }
}
