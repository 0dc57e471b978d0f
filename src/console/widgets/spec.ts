import type { Key } from '../key.js';
import type { Knowledge } from '../knowledge.js';
import type { KeyHint, ProgressView } from '../view.js';
import type { Paragraph } from './paragraph.js';

/** An effect or answer; its kind tells it from others. */
export interface Kinded {
  readonly kind: string;
}

/**
 * What a page does with the answers that it waits for, by kind. null: the answer is not for this
 * page.
 */
export type Hears<E extends Kinded, A extends Kinded> = {
  readonly [K in A['kind']]?: (
    answer: Extract<A, { readonly kind: K }>,
    known: Knowledge,
  ) => Go<E, A> | null;
};

/**
 * A page of a dialogue as data. Its functions hold what was chosen on earlier pages. E: the effects
 * that it asks for. A: the answers that it receives.
 */
export interface DialoguePage<E extends Kinded, A extends Kinded> {
  /**
   * Pages that take each other's place in a dialogue share a name. `return` goes back to the last
   * page of a name, help looks for its section by it, and the console asks whether the page of this
   * name is open.
   */
  readonly name: string;
  /** Name of its help page. */
  readonly topic: string;
  /** Pure: the same knowledge gives the same page. */
  readonly spec: (known: Knowledge) => Spec<E, A>;
  readonly hears?: Hears<E, A>;
  /** It shows passing time, so it is drawn again every second. */
  readonly ticks?: true;
  /** A change goes on: Ctrl-C does not end the console here. */
  readonly busy?: true;
  /** It only says that the host goes down: the page of the restart replaces it. */
  readonly givesWay?: true;
}

/** Where an answer of the operator leads. `guarded`: the effects need a login. */
export type Go<E extends Kinded, A extends Kinded> = (
  | {
      /**
       * `page`: to another page; Esc there leads back here. `stay`: to the same page with new
       * content. `instead`: to another page that replaces this one. `return`: back to an earlier
       * page of this name with new content.
       */
      readonly to: 'page' | 'stay' | 'instead' | 'return';
      readonly page: DialoguePage<E, A>;
    }
  /** `back`: one page back. `close`: the dialogue ends. */
  | { readonly to: 'back' | 'close' }
  /** Shows a sentence below the list that says why this leads nowhere. */
  | { readonly to: 'say'; readonly words: string }
) & { readonly effects?: readonly E[]; readonly guarded?: boolean };

/** A row of a list. */
export interface Row<E extends Kinded, A extends Kinded> {
  readonly cells: readonly string[];
  /** Why it cannot be chosen; '' if it can. */
  readonly disabled: string;
  /** A function if it is expensive to make. */
  readonly go: Go<E, A> | (() => Go<E, A>);
}

/** A field of a form; it shows `value` if nothing has been typed yet. */
export interface FieldSpec {
  readonly id: string;
  readonly label: string;
  readonly hint: string;
  readonly value: string;
  readonly masked?: boolean;
  /** Blanks around what is typed count, as in a typed yes; they always do in a masked field. */
  readonly isExact?: boolean;
}

/** The typed text of a field of the form, by field id. */
export type Typed = (id: string) => string;

/** What is wrong with a field, by field id; '' if nothing is. */
export type IssueOf = (id: string) => string;

/** A page's own key: a letter in either case, or a named key. */
export interface KeySpec<E extends Kinded, A extends Kinded> {
  readonly key: string;
  readonly hint: KeyHint;
  readonly go: Go<E, A>;
}

/** A list's own key, for the row under the bar. */
export interface RowKey<E extends Kinded, A extends Kinded> {
  readonly key: string;
  readonly hint: KeyHint;
  readonly go: (selected: number) => Go<E, A>;
}

/** A list to choose a row from. */
export interface ListSpec<E extends Kinded, A extends Kinded> {
  readonly kind: 'list';
  readonly title: string;
  readonly intro: readonly Paragraph[];
  readonly columns: readonly string[];
  /** As in `ChoiceView`. */
  readonly spare?: readonly number[];
  readonly rows: readonly Row<E, A>[];
  readonly preselected: number;
  /** Shown below the list when it opens, until the bar moves; absent: nothing. */
  readonly said?: string;
  /** Shown below the list, about the row under the bar. */
  readonly notice?: (selected: number) => readonly Paragraph[];
  /** The list's keys in addition to those that move the bar. */
  readonly keys?: readonly RowKey<E, A>[];
  /** Where Esc leads; absent: one page back. */
  readonly escape?: Go<E, A>;
}

/** A form to fill in. */
export interface FormSpec<E extends Kinded, A extends Kinded> {
  readonly kind: 'form';
  readonly title: string;
  readonly intro: readonly Paragraph[];
  readonly fields: readonly FieldSpec[];
  /** Examines the field that is left. */
  readonly issueOf: (typed: Typed) => IssueOf;
  /** Examines all fields on submit, if that is stricter than `issueOf`. */
  readonly refuses?: (typed: Typed) => IssueOf;
  readonly submit: (typed: Typed) => Go<E, A>;
  /**
   * The texts that a field fills in when it is left, perhaps its own too; null: none. An address
   * may bring its netmask.
   */
  readonly fills?: (id: string, typed: Typed) => ReadonlyMap<string, string> | null;
  /** Keys that fill in fields; `values` gives their texts. */
  readonly fillKey?: {
    readonly keys: readonly Key[];
    readonly hint: KeyHint;
    readonly values: (typed: Typed) => ReadonlyMap<string, string>;
  };
  /** The field that is focused first. */
  readonly focus?: string;
  /** Shows the issues from the beginning. */
  readonly wrong?: boolean;
  /** Uses the values of `fields`, whatever was typed before. */
  readonly ownValues?: boolean;
  /** Enter submits from every field. */
  readonly enterSubmits?: boolean;
  /** Nothing can be typed now. */
  readonly waits?: boolean;
  readonly notice?: readonly Paragraph[];
  readonly keys?: readonly KeyHint[];
  /** Where Esc leads; absent: one page back. */
  readonly escape?: (typed: Typed) => Go<E, A>;
}

/** A text to read. */
export interface TextSpec<E extends Kinded, A extends Kinded> {
  readonly kind: 'text';
  readonly title: string;
  readonly paragraphs: readonly Paragraph[];
  /** The last lines matter most: the page opens at its end and stays there when lines come. */
  readonly tail?: true;
  readonly keys: readonly KeySpec<E, A>[];
  /** Effects to stop things with when the page is left. */
  readonly leave: readonly E[];
  readonly escape: 'back' | 'close' | Go<E, A>;
  /**
   * Where Enter leads, and its hint in the bottom line. Absent: Enter closes the page. null: Enter
   * does nothing.
   */
  readonly enter?: {
    readonly hint: KeyHint;
    /** null: nowhere yet. Enter is kept, and goes on when there is a way. */
    readonly go: (() => Go<E, A>) | null;
  } | null;
  /** The hint for Esc in the bottom line. */
  readonly escapeHint?: KeyHint;
}

/** A yes-or-no question before a change of the host. */
export interface ChoiceSpec<E extends Kinded, A extends Kinded> {
  readonly kind: 'choice';
  readonly title: string;
  readonly paragraphs: readonly Paragraph[];
  /** What yes does, in a word or two. */
  readonly action: string;
  /** Where yes leads; no leads back. */
  readonly go: Go<E, A>;
}

/** Steps to watch. */
export interface ProgressSpec<E extends Kinded, A extends Kinded> {
  readonly kind: 'progress';
  readonly title: string;
  readonly steps: ProgressView['steps'];
  readonly current: number;
  readonly summary: readonly Paragraph[];
  readonly keys: readonly KeySpec<E, A>[];
}

/** A search: the operator types words and chooses one of the rows that have them. */
export interface SearchSpec<E extends Kinded, A extends Kinded> {
  readonly kind: 'search';
  readonly title: string;
  readonly field: FieldSpec;
  readonly rows: (typed: string) => readonly { readonly label: string; readonly go: Go<E, A> }[];
  /** Shown if no row has the words. */
  readonly none: string;
  readonly enter: KeyHint;
}

/** A page as data. The widget of the same name draws and drives each kind. */
export type Spec<E extends Kinded, A extends Kinded> =
  | ListSpec<E, A>
  | FormSpec<E, A>
  | TextSpec<E, A>
  | ChoiceSpec<E, A>
  | ProgressSpec<E, A>
  | SearchSpec<E, A>;
