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

/** Anybody at this console may have it carried out. */
interface Open {
  readonly guard: 'anybody';
  /**
   * It ends what an earlier effect begins, so it comes after the guards of the earlier ones. What
   * they begin must be there to be ended as soon as `run` is called.
   */
  readonly isAfterEarlier?: true;
}

/** Only a logged-in user may, or anybody if this host needs no login. */
interface Guarded<K extends Effect['kind']> {
  readonly guard: 'loggedIn';
  /**
   * The answer if the guard refuses, so that no page waits for ever. null: no page waits for one.
   */
  readonly refused: ((effect: EffectOf<K>) => ConsoleEvent) | null;
}

/** How to carry out an effect of this kind. */
export type EffectFunction<K extends Effect['kind']> = (Open | Guarded<K>) & {
  /** It changes the host: the console awaits its end before it ends itself, but not for long. */
  readonly isChange?: true;
  /** Errors are reported by events; anything thrown is a bug. */
  readonly run: (effect: EffectOf<K>, place: EffectPlace) => void | Promise<void>;
};
