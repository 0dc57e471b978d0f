import type { VerificationReport } from '../reset/index.js';
import type { LoginEffect } from './login/login.js';

/**
 * An item of the menus gone to, and opened: what is opened there asks before it changes anything.
 * `enter` false: only the bar goes there.
 */
export interface GoTo<Item extends string> {
  readonly kind: 'goTo';
  readonly item: Item;
  readonly enter?: false;
}

/** The login form opened. */
export interface AskLogin {
  readonly kind: 'askLogin';
}

/** Who is logged in is logged out. */
export interface Logout {
  readonly kind: 'logout';
  readonly user: string;
  readonly why: 'asked' | 'timeout';
}

/** The console ends. */
export interface Quit {
  readonly kind: 'quit';
}

/** Everything of the host that a reset depends on, read anew; answered by a `facts` event. */
export interface ReadFacts {
  readonly kind: 'readFacts';
}

/** What the console asks for by itself, whatever page is open. */
export type CoreEffect =
  | ReadFacts
  | Quit
  | Logout
  /** Answered by a `status` event. */
  | { readonly kind: 'readStatus' }
  /** Answered by one `glance` event. */
  | { readonly kind: 'readGlance' }
  /** Answered by one `time` event. */
  | { readonly kind: 'readTime' }
  /** Answered by one `nameServers` event. */
  | { readonly kind: 'readNameServers' }
  /** What goes through an interface, every few seconds, by `traffic` events until another is named; null: no more. None where every byte on the line counts. */
  | { readonly kind: 'watchTraffic'; readonly device: string | null }
  /** The report was read: it is not shown again by itself. */
  | { readonly kind: 'acknowledge'; readonly report: VerificationReport; readonly by: string }
  /** Make the report anew; answered by a `report` event. */
  | { readonly kind: 'readReport' }
  /** Paint every cell again (Ctrl-L). */
  | { readonly kind: 'redraw' }
  | LoginEffect;
