/**
 * Everything to see, as data. The state machines make it, `screens` draws it on cells, and the
 * line-by-line face prints it. All words are final (they come from `text`). All lines are wrapped
 * to the width of their area (`geometry`).
 */

/**
 * The meaning of a piece of text. The theme gives it a colour, or bold or reverse on monochrome
 * terminals. It must never be the only carrier of a meaning.
 */
export type Tone =
  | 'plain'
  | 'heading'
  | 'label'
  | 'accent'
  | 'good'
  | 'warning'
  | 'bad'
  | 'dim'
  | 'added'
  | 'removed';

/** A run of characters of one tone. */
export interface Span {
  readonly text: string;
  readonly tone: Tone;
  /**
   * Values of a curve, one for each cell of `text`. A face that can draw curves draws it instead of
   * the text.
   */
  readonly graph?: readonly number[];
}

/** One row of text. */
export type Line = readonly Span[];

/** A key and what it does here, for the bottom line: { key: 'Esc', action: 'Back' }. */
export interface KeyHint {
  readonly key: string;
  readonly action: string;
}

/** The top line: brand and version left, clock in the middle, user@host right. */
export interface HeaderView {
  readonly left: string;
  readonly middle: string;
  readonly right: string;
}

/** The menu, at the left. `selected` indexes `items`. */
export interface MenuView {
  readonly title: string;
  readonly items: readonly {
    readonly id: string;
    readonly label: string;
    readonly disabled: boolean;
  }[];
  readonly selected: number;
}

/**
 * Lines that scroll. A face draws them from `first`; marks show that there are more above or below.
 */
export interface ScrollView {
  readonly lines: readonly Line[];
  readonly first: number;
}

/** The page of the selected item, right of the menu. */
export interface ItemPageView extends ScrollView {
  readonly title: string;
  /** How many of the last lines say what Enter does; absent: 0. */
  readonly wayRows?: number;
}

/**
 * An entry field. `caret` is an index into `value`, in code points. `issue` is a sentence that says
 * what is wrong; '' if nothing is.
 */
export interface FieldView {
  readonly id: string;
  readonly label: string;
  readonly value: string;
  readonly caret: number;
  readonly masked: boolean;
  readonly hint: string;
  readonly issue: string;
}

/**
 * A list to choose one row from. `columns` are headings (possibly none), and each option has as
 * many cells. The face chooses the widths.
 */
export interface ChoiceView {
  readonly kind: 'choice';
  readonly title: string;
  readonly intro: readonly Line[];
  readonly columns: readonly string[];
  /**
   * Indexes of columns to leave out if not all of them fit, in this order. The others are cut only
   * after these are gone.
   */
  readonly spare?: readonly number[];
  readonly options: readonly { readonly cells: readonly string[]; readonly disabled: string }[];
  readonly selected: number;
  /** Why the selected row cannot be chosen; '' if it can, or if the notice says it. */
  readonly reason: string;
  readonly notice: readonly Line[];
  readonly keys: readonly KeyHint[];
}

/** Fields to fill in. The intro and the notice scroll if they have more lines than rows. */
export interface FormView {
  readonly kind: 'form';
  readonly title: string;
  readonly intro: readonly Line[];
  readonly fields: readonly FieldView[];
  readonly focused: number;
  readonly notice: readonly Line[];
  /** As in `ScrollView`, for both texts. */
  readonly first: number;
  readonly keys: readonly KeyHint[];
}

/** A text to read. With `field`, an answer is typed below it (the `yes` of the last question). */
export interface PageView extends ScrollView {
  readonly kind: 'page';
  readonly title: string;
  readonly field: FieldView | null;
  /** Answers to choose from, below the text. */
  readonly answers?: { readonly labels: readonly string[]; readonly selected: number };
  /** New lines come at its end. */
  readonly tail?: true;
  /** A change goes on: the page shows its progress and asks nothing. */
  readonly busy?: true;
  readonly keys: readonly KeyHint[];
  /** Keys of one character that are not among `keys`: the text tells what they do. */
  readonly hiddenKeys?: readonly string[];
}

/** The steps of a run. */
export interface ProgressView {
  readonly kind: 'progress';
  readonly title: string;
  readonly steps: readonly {
    readonly label: string;
    readonly state: 'waiting' | 'running' | 'done' | 'skipped' | 'failed';
    /** Right-aligned: a time, or why it was skipped. */
    readonly note: string;
  }[];
  /** Index of the step that must stay visible. */
  readonly current: number;
  /** Below the list: how the run ended, and what to do next. */
  readonly summary: readonly Line[];
  readonly keys: readonly KeyHint[];
}

/** A dialogue lies over menu and item page. */
export type DialogueView = ChoiceView | FormView | PageView | ProgressView;

/** The third column: never more lines than its area has rows. */
export interface OverviewColumnView {
  readonly title: string;
  readonly lines: readonly Line[];
}

/** The whole screen. */
export interface ConsoleView {
  readonly header: HeaderView;
  readonly menu: MenuView;
  readonly itemPage: ItemPageView;
  /** null if the screen has no third column. */
  readonly overviewColumn: OverviewColumnView | null;
  readonly dialogue: DialogueView | null;
  /** Key help of menu and item page; a dialogue has its own. */
  readonly keys: readonly KeyHint[];
}
