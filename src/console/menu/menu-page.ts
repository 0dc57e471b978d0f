import type { Area } from '../frame/geometry.js';
import type { Knowledge } from '../knowledge.js';
import type { KeyHint, Line } from '../view.js';
import type { Paragraph } from '../widgets/paragraph.js';
import type { DialoguePage, Kinded, KeySpec } from '../widgets/spec.js';

/**
 * What Enter on an item does: it opens a dialogue on this page, asks for these effects, or both.
 */
export interface Entered<E extends Kinded, A extends Kinded> {
  readonly page?: DialoguePage<E, A>;
  readonly effects?: readonly E[];
  /** The effects need a login. */
  readonly guarded?: boolean;
}

/**
 * A menu item: everything about it except its words and its help page. E: the effects that it asks
 * for. A: the answers that its dialogue receives.
 */
export interface MenuPage<E extends Kinded, A extends Kinded> {
  /** `keywords`: further words that find it. */
  readonly words: { readonly label: string; readonly keywords: string };
  /** Name of its help page. */
  readonly topic: string;
  /** The page beside the menu. */
  readonly beside: (known: Knowledge) => readonly Paragraph[];
  /**
   * The page for a slow line, if its beginning is not what an operator looks for. Absent: the
   * beginning of the page.
   */
  readonly brief?: (known: Knowledge, room: Pick<Area, 'columns' | 'rows'>) => readonly Line[];
  /**
   * A sentence that says why the item does nothing now; '' if it does something. Facts that are
   * still being read are no reason.
   */
  readonly reason?: (known: Knowledge) => string;
  /** Keys of the page beside the menu. */
  readonly keys?: (known: Knowledge) => readonly KeySpec<E, A>[];
  /** A sentence below the page that says what Enter does; '' for nothing. */
  readonly way: (known: Knowledge) => string;
  /** What the bottom line says about Enter; "Select" if absent. */
  readonly enterHint?: KeyHint;
  /** Enter needs a login, because it leads to a change of the host. */
  readonly guarded?: true;
  /**
   * What Enter does. null: nothing yet, because facts are still being read. Absent: nothing at all,
   * or it opens a menu.
   */
  readonly enter?: (known: Knowledge) => Entered<E, A> | null;
}

/** The effects that a page asks for. */
export type EffectOfPage<P> = P extends MenuPage<infer E, never> ? E : never;

/** The answers that a page's dialogue receives. */
export type AnswerOf<P> = P extends MenuPage<Kinded, infer A> ? A : never;
