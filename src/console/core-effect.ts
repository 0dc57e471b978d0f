import type { VerificationReport } from '../reset/index.js';
import type { LoginEffect } from './login/login.js';

/**
 * Goes to an item of the menus and opens it. What opens asks before it changes anything. `enter`
 * false: only moves the bar there.
 */
export interface GoTo<Item extends string> {
  readonly kind: 'goTo';
  readonly item: Item;
  readonly enter?: false;
}

/** Opens the login form. */
export interface AskLogin {
  readonly kind: 'askLogin';
}

/** Logs the user out. */
export interface Logout {
  readonly kind: 'logout';
  readonly user: string;
  readonly why: 'asked' | 'timeout';
}

/** Ends the program, whatever page is open. */
export interface Quit {
  readonly kind: 'quit';
}

/** Reads everything about the host that a reset depends on; answered by a `facts` event. */
export interface ReadFacts {
  readonly kind: 'readFacts';
}

/** What the console asks for by itself, whatever page is open. */
export type CoreEffect =
  | ReadFacts
  | Quit
  | Logout
  /** Answered by a `facts` event and a `status` event. */
  | { readonly kind: 'readStatus' }
  /** Answered by one `machineSummary` event. */
  | { readonly kind: 'readMachineSummary' }
  /** Answered by one `time` event. */
  | { readonly kind: 'readTime' }
  /** Answered by one `nameServers` event. */
  | { readonly kind: 'readNameServers' }
  /**
   * Measures the traffic of an interface every few seconds; answered by `traffic` events until
   * another device is named. null: stops. No events come if every byte on the line counts.
   */
  | { readonly kind: 'watchTraffic'; readonly device: string | null }
  /** The operator has read the report, so it is not shown again by itself. */
  | { readonly kind: 'acknowledge'; readonly report: VerificationReport; readonly by: string }
  /** Makes the report again; answered by a `report` event. */
  | { readonly kind: 'readReport' }
  /** The keyboard of this screen gets the layout that the host has at boot. */
  | { readonly kind: 'restoreKeyboard' }
  /** Paints every cell again (Ctrl-L). */
  | { readonly kind: 'redraw' }
  | LoginEffect;
