import { embeddedAt } from '../host/hosts.js';
import { HostSession } from '../../../src/effects/host-session.js';
import { EffectRunner } from '../../../src/effects/effect-runner.js';
import {
  initialConsole,
  update,
  view,
  type ConsoleEvent,
  type ConsoleState,
  type Effect,
} from '../../../src/console/index.js';
import { EventLoop } from '../../../screens/event-loop.js';
import { allItems, labelOf, menuTitle } from '../../../src/console/menu/menu.js';
import { pressed, shown } from '../console-walk.js';

/** A generous limit, which a wait reaches only if something hangs. */
const patience = 25_000;

/**
 * The console of a tree without a screen: the state machines and everything behind them, in this
 * process. Each event is drawn at once, so a picture that cannot be drawn fails at that moment.
 */
export class LiveConsole {
  readonly #loop: EventLoop<ConsoleState, ConsoleEvent, Effect>;
  readonly #session: HostSession;
  readonly #runner: EffectRunner;
  readonly #listeners = new Set<() => void>();
  /** What was thrown outside the state machines. */
  readonly faults: unknown[] = [];
  readonly #pending: Promise<void>[] = [];
  /** Whoever sits here is root: the pages need no login, so the host is told of one. */
  readonly #loggedIn: Promise<void>;

  constructor(root: string) {
    const send = (event: ConsoleEvent): void => {
      this.#loop.send(event);
    };
    const options = {
      root,
      embedded: false,
      fresh: false,
      profile: null,
      xapi: null,
      ascii: false,
      mono: false,
      line: false,
      quietClock: true,
      escapeDelay: null,
      baud: null,
    } as const;
    this.#session = new HostSession(options, send, (why) => {
      this.faults.push(why);
    });
    this.#loggedIn = this.#logIn(root);
    this.#runner = new EffectRunner(
      options,
      this.#session,
      { send, quit: () => undefined, redraw: () => undefined, aside: (run) => run() },
      'xsconsole test',
    );
    this.#loop = new EventLoop({
      update: (state, event) => {
        // Whoever sits here is root: logging in has tests of its own.
        const next = event.kind === 'access' ? { state, effects: [] } : update(state, event);
        view(next.state);
        return next;
      },
      carryOut: (effect) => {
        this.#perform(effect);
      },
      settled: () => {
        for (const look of [...this.#listeners]) look();
      },
      crashed: (error) => {
        this.faults.push(error);
      },
    });
    this.#loop.start(
      initialConsole({
        size: { columns: 100, rows: 40 },
        now: '2026-01-02T03:04:05Z',
        offsetMinutes: 0,
        zone: 'UTC',
        session: 'live',
        program: 'xsconsole test',
        user: 'root',
        embeddedRoot: '',
      }),
    );
  }

  /** All lines on the screen, as one text. */
  get text(): string {
    return shown({ state: this.state, effects: [] }).join(' ').replace(/\s+/gu, ' ');
  }

  get state(): ConsoleState {
    if (this.#loop.state === null) throw new Error('the console has not started');
    return this.#loop.state;
  }

  /** Presses keys (console-walk.ts has their names); each is answered before the next. */
  press(...names: readonly string[]): void {
    for (const event of names.flatMap(pressed)) this.#loop.send(event);
  }

  /** Opens an item of the menus from wherever one is. */
  open(label: string): void {
    this.press(...Array.from({ length: 12 }, () => 'escape'));
    const place = allItems().find(({ item }) => labelOf(item) === label);
    if (place === undefined) throw new Error(`no item ${label}`);
    if (place.menu !== 'root') this.#enter('root', menuTitle(place.menu));
    this.#enter(place.menu, label);
  }

  /** Resolves once it is so. */
  until(there: (console: LiveConsole) => boolean, what: string): Promise<void> {
    return new Promise((resolve, reject) => {
      const look = (): void => {
        if (!there(this)) return;
        clearTimeout(limit);
        this.#listeners.delete(look);
        resolve();
      };
      const limit = setTimeout(() => {
        this.#listeners.delete(look);
        reject(
          new Error(
            `waited in vain for ${what}; the screen: ${this.text}; faults: ` +
              this.faults.map(String).join(),
          ),
        );
      }, patience);
      this.#listeners.add(look);
      look();
    });
  }

  /** Ends everything behind it; what was still going on has ended then. */
  async close(): Promise<void> {
    this.#listeners.clear();
    this.#perform({ kind: 'watchNic', device: null });
    this.#perform({ kind: 'watchTraffic', device: null });
    await this.#runner.close();
    await this.#session.close((line) => this.faults.push(line));
    await Promise.all(this.#pending);
    // A reading that was under way may have asked for the next one.
    await this.#session.close((line) => this.faults.push(line));
  }

  #enter(menu: ReturnType<typeof allItems>[number]['menu'], label: string): void {
    const labels = allItems().flatMap((place) => (place.menu === menu ? labelOf(place.item) : []));
    this.press('home', ...Array<string>(labels.indexOf(label)).fill('down'), 'enter');
  }

  async #logIn(root: string): Promise<void> {
    const shown = await (await embeddedAt(root)).login.shownUser();
    if (shown !== null) await this.#session.access.logIn(shown.user, shown.password);
  }

  #perform(effect: Effect): void {
    this.#pending.push(
      this.#loggedIn
        .then(() => this.#runner.perform(effect))
        .catch((error: unknown) => {
          this.faults.push(error);
        }),
    );
  }
}
