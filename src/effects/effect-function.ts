import type { ConsoleEvent, Effect } from '../console/index.js';
import type { ChangePlace } from './change/change-place.js';
import type { HostSession } from './host-session.js';
import type { NetworkTests } from './watch/network-test.js';
import type { OpenOptions } from './open-options.js';
import type { PowerSwitch } from './change/power.js';
import type { Watch } from './watch/watch.js';
import type { TrafficWatch } from './watch/traffic.js';
import type { WireWatch } from './watch/wire-watch.js';

/** What an effect may do to the screen itself. */
export interface ScreenControls {
  send(event: ConsoleEvent): void;
  quit(status: number): void;
  redraw(): void;
  /** Gives the terminal to another program until the promise of `run` ends. */
  aside(run: () => Promise<void>): Promise<void>;
}

/** What effects work on. */
export interface EffectPlace extends ChangePlace {
  readonly session: HostSession;
  readonly controls: ScreenControls;
  readonly options: OpenOptions;
  /** This program's name and version, for the support report. */
  readonly program: string;
  readonly tests: NetworkTests;
  readonly nics: Watch;
  readonly lights: Watch;
  readonly logs: Watch;
  readonly traffic: TrafficWatch;
  readonly wire: WireWatch;
  readonly power: PowerSwitch;
}

/** The effect of a kind. */
export type EffectOf<K extends Effect['kind']> = Extract<Effect, { readonly kind: K }>;

/** How to carry out an effect of this kind. */
export interface EffectFunction<K extends Effect['kind']> {
  /**
   * Who may have it carried out: anybody at this console, or only a logged-in user. `loggedIn` lets
   * anybody if this host needs no login.
   */
  readonly guard: 'anybody' | 'loggedIn';
  /** The event to send if the guard refuses; null: none. */
  readonly refused?: (effect: EffectOf<K>) => ConsoleEvent | null;
  /** It changes the host: the console awaits its end before it ends itself, but not for long. */
  readonly isChange?: true;
  /** Errors are reported by events; anything thrown is a bug. */
  readonly run: (effect: EffectOf<K>, place: EffectPlace) => void | Promise<void>;
}
