import type { Knowledge } from '../knowledge.js';
import type { KeyHint, ProgressView } from '../view.js';
import type { Paragraph } from './paragraph.js';

/** Effects and answers are told apart by their kind. */
export interface Kinded {
  readonly kind: string;
}

/**
 * What a page does with the answers it waits for, by their kind. null: the answer is not about this
 * page.
 */
export type Hears<E extends Kinded, A extends Kinded> = {
  readonly [K in A['kind']]?: (
    answer: Extract<A, { readonly kind: K }>,
    known: Knowledge,
  ) => Go<E, A> | null;
};

/**
 * A page of a dialogue as data. What was chosen on the way to it is in its functions. E: the
 * effects it asks for; A: the answers it hears.
 */
export interface DialoguePage<E extends Kinded, A extends Kinded> {
  /** Differs from that of every other page of the same dialogue. */
  readonly name: string;
  /** Its help page. */
  readonly topic: string;
  /** Pure: the same on the same host. */
  readonly spec: (known: Knowledge) => Spec<E, A>;
  readonly hears?: Hears<E, A>;
  /** It tells time, so it is drawn anew every second. */
  readonly ticks?: true;
  /** Something is being changed: Ctrl-C does not end the console here. */
  readonly busy?: true;
  /** All it says is that the host goes down: the page of the restart takes its place. */
  readonly givesWay?: true;
}

/** Where an answer of the operator leads. `guarded`: the effects need somebody who is logged in. */
export type Go<E extends Kinded, A extends Kinded> = (
  | {
      /**
       * `page`: on to another page; Esc there leads back here. `stay`: the same page told anew.
       * `instead`: another page in the place of this one. `return`: back to a page of this name
       * that was passed on the way, told anew.
       */
      readonly to: 'page' | 'stay' | 'instead' | 'return';
      readonly page: DialoguePage<E, A>;
    }
  /** `back`: one page back. `close`: the dialogue ends. */
  | { readonly to: 'back' | 'close' }
  /** A sentence below the list: why it leads nowhere. */
  | { readonly to: 'say'; readonly words: string }
) & { readonly effects?: readonly E[]; readonly guarded?: boolean };

/** A row of a list. */
export interface Row<E extends Kinded, A extends Kinded> {
  readonly cells: readonly string[];
  /** Why it cannot be chosen; '' when it can. */
  readonly disabled: string;
  /** A function where it is dear to make. */
  readonly go: Go<E, A> | (() => Go<E, A>);
}

/** A field of a form; `value` stands in it when nothing has been typed yet. */
export interface FieldSpec {
  readonly id: string;
  readonly label: string;
  readonly hint: string;
  readonly value: string;
  readonly masked?: boolean;
}

/** What is typed in a field of the form. */
export type Typed = (id: string) => string;

/** What is wrong with a field; '' when nothing is. */
export type IssueOf = (id: string) => string;

/** A key of a page of its own: a letter, either case, or a named key. */
export interface KeySpec<E extends Kinded, A extends Kinded> {
  readonly key: string;
  readonly hint: KeyHint;
  readonly go: Go<E, A>;
}

/** A key of a list, for the row under the bar. */
export interface RowKey<E extends Kinded, A extends Kinded> {
  readonly key: string;
  readonly hint: KeyHint;
  readonly go: (selected: number) => Go<E, A>;
}

/** Choose a row. */
export interface ListSpec<E extends Kinded, A extends Kinded> {
  readonly kind: 'list';
  readonly title: string;
  readonly intro: readonly Paragraph[];
  readonly columns: readonly string[];
  /** As `ChoiceView`. */
  readonly spare?: readonly number[];
  readonly rows: readonly Row<E, A>[];
  readonly preselected: number;
  /** Said below the list when it opens, until the bar moves; none: nothing. */
  readonly said?: string;
  /** What is said below the list about the row under the bar. */
  readonly notice?: (selected: number) => readonly Paragraph[];
  /** Keys of the list beside those that move the bar. */
  readonly keys?: readonly RowKey<E, A>[];
  /** Where Esc leads; one page back, unless told otherwise. */
  readonly escape?: Go<E, A>;
}

/** Fill in fields. */
export interface FormSpec<E extends Kinded, A extends Kinded> {
  readonly kind: 'form';
  readonly title: string;
  readonly intro: readonly Paragraph[];
  readonly fields: readonly FieldSpec[];
  /** Examines the field that is left. */
  readonly issueOf: (typed: Typed) => IssueOf;
  /** Examines every field before anything is done, where that is stricter. */
  readonly refuses?: (typed: Typed) => IssueOf;
  readonly submit: (typed: Typed) => Go<E, A>;
  /**
   * What a field that is left puts into fields, itself among them; null: nothing. An address may
   * bring its netmask along.
   */
  readonly fills?: (id: string, typed: Typed) => ReadonlyMap<string, string> | null;
  /** The field that is focused first. */
  readonly focus?: string;
  /** The issues are shown from the beginning. */
  readonly wrong?: boolean;
  /** The values are those of the fields, whatever was typed before. */
  readonly ownValues?: boolean;
  /** Enter submits from every field. */
  readonly enterSubmits?: boolean;
  /** Nothing can be typed now. */
  readonly waits?: boolean;
  readonly notice?: readonly Paragraph[];
  readonly keys?: readonly KeyHint[];
  /** Where Esc leads; one page back, unless told otherwise. */
  readonly escape?: (typed: Typed) => Go<E, A>;
}

/** Read a text. */
export interface TextSpec<E extends Kinded, A extends Kinded> {
  readonly kind: 'text';
  readonly title: string;
  readonly blocks: readonly Paragraph[];
  readonly keys: readonly KeySpec<E, A>[];
  /** What is to be ended when it is left. */
  readonly leave: readonly E[];
  readonly escape: 'back' | 'close' | Go<E, A>;
  /**
   * Where Enter leads, and what the bottom line says of it; Enter closes the page, unless told
   * otherwise. null: it does nothing.
   */
  readonly enter?: {
    readonly hint: KeyHint;
    /** null: nowhere yet. */
    readonly go: (() => Go<E, A>) | null;
  } | null;
  /** What the bottom line says of Esc. */
  readonly escapeHint?: KeyHint;
}

/** Say yes or no to something that changes the host. */
export interface ChoiceSpec<E extends Kinded, A extends Kinded> {
  readonly kind: 'choice';
  readonly title: string;
  readonly blocks: readonly Paragraph[];
  /** What yes does, in a word or two. */
  readonly action: string;
  /** Where yes leads; no leads back. */
  readonly go: Go<E, A>;
}

/** Watch steps. */
export interface ProgressSpec<E extends Kinded, A extends Kinded> {
  readonly kind: 'progress';
  readonly title: string;
  readonly steps: ProgressView['steps'];
  readonly current: number;
  readonly summary: readonly Paragraph[];
  readonly keys: readonly KeySpec<E, A>[];
}

/** Type words, choose one of the rows that have them. */
export interface SearchSpec<E extends Kinded, A extends Kinded> {
  readonly kind: 'search';
  readonly title: string;
  readonly field: FieldSpec;
  readonly rows: (typed: string) => readonly { readonly label: string; readonly go: Go<E, A> }[];
  /** What stands there where no row has the words. */
  readonly none: string;
  readonly enter: KeyHint;
}

/** A page as data: each kind is drawn and driven by the widget of its name. */
export type Spec<E extends Kinded, A extends Kinded> =
  | ListSpec<E, A>
  | FormSpec<E, A>
  | TextSpec<E, A>
  | ChoiceSpec<E, A>
  | ProgressSpec<E, A>
  | SearchSpec<E, A>;
