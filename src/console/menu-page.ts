import type { Area } from './frame/geometry.js';
import type { Knowledge } from './knowledge.js';
import type { KeyHint, Line } from './view.js';
import type { Paragraph } from './widgets/paragraph.js';
import type { DialoguePage, Kinded, KeySpec } from './widgets/spec.js';

/**
 * What Enter on an item does: a dialogue opens on this page, these effects are asked for, or both.
 */
export interface Entered<E extends Kinded, A extends Kinded> {
  readonly page?: DialoguePage<E, A>;
  readonly effects?: readonly E[];
  /** The effects need somebody who is logged in. */
  readonly guarded?: boolean;
}

/**
 * An item of the menus: everything about it but its words and its help page. E: the effects it asks
 * for; A: the answers its dialogue hears.
 */
export interface MenuPage<E extends Kinded, A extends Kinded> {
  /** `keywords`: further words under which it is found. */
  readonly words: { readonly label: string; readonly keywords: string };
  /** Its help page. */
  readonly topic: string;
  /** What stands beside the menu. */
  readonly beside: (known: Knowledge) => readonly Paragraph[];
  /**
   * The same for a slow line, where the beginning of the page is not what an operator looks for;
   * none: the beginning.
   */
  readonly brief?: (known: Knowledge, room: Pick<Area, 'columns' | 'rows'>) => readonly Line[];
  /**
   * Why it does nothing now, as a sentence; '' where it does something. What is still being read is
   * no reason.
   */
  readonly reason?: (known: Knowledge) => string;
  /** Keys of the page beside the menu. */
  readonly keys?: (known: Knowledge) => readonly KeySpec<E, A>[];
  /** What Enter does, below the page; '' for nothing. */
  readonly way: (known: Knowledge) => string;
  /** What the bottom line says of Enter; "Select", unless told otherwise. */
  readonly enterHint?: KeyHint;
  /** Enter needs somebody who is logged in: what comes then changes the host. */
  readonly guarded?: true;
  /**
   * What Enter does; null: nothing yet, since what it needs is still being read. None: nothing at
   * all, or it opens a menu.
   */
  readonly enter?: (known: Knowledge) => Entered<E, A> | null;
}

/** The effects that a page asks for. */
export type EffectOf<P> = P extends MenuPage<infer E, never> ? E : never;

/** The answers that a page's dialogue hears. */
export type AnswerOf<P> = P extends MenuPage<Kinded, infer A> ? A : never;
