/**
 * What there is to see, as data: the state machines make it, `screens` draws it on cells, the
 * line-by-line face prints it. All words are final (they come from `text`); all lines are already
 * wrapped to the width of their area (`geometry`).
 */

/**
 * The meaning of a piece of text; the theme gives it colour or, on monochrome terminals, bold or
 * reverse. Never the only carrier of a meaning.
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
   * Values of a curve, one for each cell of `text`: a face that can draw it does so in place of the
   * text.
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

/** The left pane. `selected` indexes `items`. */
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
 * A scrolled stretch of lines: rows `first` to `first + rows` are to be drawn; marks show that
 * there is more above or below.
 */
export interface ScrollView {
  readonly lines: readonly Line[];
  readonly first: number;
}

/** The right pane: what the selected item is about. */
export interface PaneView extends ScrollView {
  readonly title: string;
  /** How many of the last lines say what Enter does; none: 0. */
  readonly wayRows?: number;
}

/**
 * An entry field: `caret` is an index into `value` (in code points). `issue` is the sentence that
 * names what is wrong, '' when nothing is.
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
 * Choose one row of a list; `columns` are headings (may be empty), each option has as many cells.
 * Widths are chosen by the face.
 */
export interface ChoiceView {
  readonly kind: 'choice';
  readonly title: string;
  readonly intro: readonly Line[];
  readonly columns: readonly string[];
  /**
   * Columns that give way where not all of them fit, the first of them first. The others are never
   * cut while there are such.
   */
  readonly spare?: readonly number[];
  readonly options: readonly { readonly cells: readonly string[]; readonly disabled: string }[];
  readonly selected: number;
  readonly notice: readonly Line[];
  readonly keys: readonly KeyHint[];
}

/** Fill in fields. */
export interface FormView {
  readonly kind: 'form';
  readonly title: string;
  readonly intro: readonly Line[];
  readonly fields: readonly FieldView[];
  readonly focused: number;
  readonly notice: readonly Line[];
  readonly keys: readonly KeyHint[];
}

/** Read a text; with `field`, type an answer below it (the `yes` of the confirmation). */
export interface PageView extends ScrollView {
  readonly kind: 'page';
  readonly title: string;
  readonly field: FieldView | null;
  /** Answers to choose from, below the text. */
  readonly answers?: { readonly labels: readonly string[]; readonly selected: number };
  /** Something is being changed: the page tells how it goes, and asks nothing. */
  readonly busy?: true;
  readonly keys: readonly KeyHint[];
}

/** Watch the steps of a run. */
export interface ProgressView {
  readonly kind: 'progress';
  readonly title: string;
  readonly steps: readonly {
    readonly label: string;
    readonly state: 'waiting' | 'running' | 'done' | 'skipped' | 'failed';
    /** Right-aligned: a time, or why it was skipped. */
    readonly note: string;
  }[];
  /** Index of the step to keep in sight. */
  readonly current: number;
  /** Below the list: how it ended, what to do next. */
  readonly summary: readonly Line[];
  readonly keys: readonly KeyHint[];
}

/** A dialogue lies over the panes. */
export type DialogueView = ChoiceView | FormView | PageView | ProgressView;

/** The third column: never more lines than its area has rows. */
export interface SideView {
  readonly title: string;
  readonly lines: readonly Line[];
}

/** The whole screen. */
export interface ConsoleView {
  readonly header: HeaderView;
  readonly menu: MenuView;
  readonly pane: PaneView;
  /** null where the screen has no third column. */
  readonly side: SideView | null;
  readonly dialogue: DialogueView | null;
  /** Key help of the panes (a dialogue brings its own). */
  readonly keys: readonly KeyHint[];
}
