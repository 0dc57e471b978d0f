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
import { openItem, pressed, shown, type Walk } from '../console-walk.js';

/** Generous: a wait only ends here when something hangs. */
const patience = 25_000;

/**
 * The console of a tree without a screen: the state machines with everything that stands behind
 * them, in this process. Whatever happens to it is drawn at once, so that a picture that cannot be
 * made is an error of that moment.
 */
export class LiveConsole {
  #walk: Walk;
  readonly #backstage: HostSession;
  readonly #performer: EffectRunner;
  readonly #queue: ConsoleEvent[] = [];
  readonly #listeners = new Set<() => void>();
  /** What was thrown outside the state machines. */
  readonly faults: unknown[] = [];
  readonly #pending: Promise<void>[] = [];
  /** Whoever sits here is root: the pages need no login, so the host is told of one. */
  readonly #loggedIn: Promise<void>;
  #busy = false;

  constructor(root: string) {
    const send = (event: ConsoleEvent): void => {
      this.#send(event);
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
    this.#backstage = new HostSession(options, send, (why) => {
      this.faults.push(why);
    });
    this.#loggedIn = this.#logIn(root);
    this.#performer = new EffectRunner(
      options,
      this.#backstage,
      { send, quit: () => undefined, redraw: () => undefined, aside: (run) => run() },
      'xsconsole test',
    );
    const { state, effects } = initialConsole({
      size: { columns: 100, rows: 40 },
      now: '2026-01-02T03:04:05Z',
      offsetMinutes: 0,
      zone: 'UTC',
      session: 'live',
      program: 'xsconsole test',
      user: 'root',
      embeddedRoot: '',
    });
    this.#walk = { state, effects };
    this.#perform(effects);
  }

  /** All lines on the screen, as one text. */
  get text(): string {
    return shown(this.#walk).join(' ').replace(/\s+/gu, ' ');
  }

  get state(): ConsoleState {
    return this.#walk.state;
  }

  /** Presses keys (console-walk.ts has their names); each is answered before the next. */
  press(...names: readonly string[]): void {
    for (const event of names.flatMap(pressed)) this.#send(event);
  }

  /** Opens an item of the menus from wherever one is. */
  open(label: string): void {
    this.press(...Array.from({ length: 12 }, () => 'escape'));
    const before = this.#walk.effects.length;
    this.#walk = openItem(this.#walk, label);
    this.#perform(this.#walk.effects.slice(before));
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
            `waited in vain for ${what}; the screen: ${this.text}; faults: ${this.faults.map(String).join()}`,
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
    this.#perform([
      { kind: 'watchNic', device: null },
      { kind: 'watchTraffic', device: null },
    ]);
    await this.#backstage.close();
    await Promise.all(this.#pending);
    // A reading that was under way may have asked for the next one.
    await this.#backstage.close();
  }

  #send(event: ConsoleEvent): void {
    this.#queue.push(event);
    if (this.#busy) return;
    this.#busy = true;
    for (let next = this.#queue.shift(); next !== undefined; next = this.#queue.shift()) {
      // Whoever sits here is root: logging in has tests of its own.
      if (next.kind === 'access') continue;
      const { state, effects } = update(this.#walk.state, next);
      view(state);
      this.#walk = { state, effects };
      this.#perform(effects);
    }
    this.#busy = false;
    for (const look of [...this.#listeners]) look();
  }

  async #logIn(root: string): Promise<void> {
    const shown = await (await embeddedAt(root)).login.shownUser();
    if (shown !== null) await this.#backstage.access.logIn(shown.user, shown.password);
  }

  #perform(effects: readonly Effect[]): void {
    for (const effect of effects)
      this.#pending.push(
        this.#loggedIn
          .then(() => this.#performer.perform(effect))
          .catch((error: unknown) => {
            this.faults.push(error);
          }),
      );
  }
}
