import type { Paragraph } from '../paragraph.js';
import type { Change } from '../change.js';
import type { Effect } from '../effect.js';
import type { HostKnowledge } from '../pages/page.js';
import type { KeyHint } from '../view.js';
import type { TaskPage } from './page.js';

/** What the pages of a task are made from. */
export interface TaskContext extends HostKnowledge {
  /** Who is logged in; '' for nobody. */
  readonly user: string;
  /** Logins that failed before theirs. */
  readonly failedLogins: number;
  /** Somebody has to log in to change anything. */
  readonly loginWanted: boolean;
  /** False: no password was ever set. */
  readonly passwordSet: boolean;
  /** Number for the next network test: unlike that of any before. */
  readonly nextTest: number;
}

/** Where an answer leads. */
export type Go =
  /** On to another page; Esc there leads back here. */
  | { readonly to: 'page'; readonly page: TaskPage; readonly effects?: readonly Effect[] }
  /** The same page told anew. */
  | { readonly to: 'stay'; readonly page: TaskPage; readonly effects: readonly Effect[] }
  /** Back to a page of this name passed on the way, told anew. */
  | { readonly to: 'return'; readonly page: TaskPage }
  /** Have it done, and wait for its end; `page`: where that is shown, unless on the page for all changes. */
  | { readonly to: 'change'; readonly change: Change; readonly page?: TaskPage };

/** A row of a list. */
export interface TaskRow {
  readonly cells: readonly string[];
  /** Why it cannot be chosen; '' when it can. */
  readonly disabled: string;
  readonly go: Go;
}

/** A field of a form; `value` stands in it when nothing has been typed yet. */
export interface TaskField {
  readonly id: string;
  readonly label: string;
  readonly hint: string;
  readonly value: string;
  readonly masked?: boolean;
}

/** What is typed in a field of the form. */
export type Typed = (id: string) => string;

/** A key of a page of its own: a letter, either case, or F8. */
export interface TaskKey {
  readonly key: string;
  readonly hint: KeyHint;
  readonly go: Go;
}

/** A page as data: drawn by view.ts, driven by input.ts. */
export type PageSpec =
  | {
      readonly kind: 'list';
      readonly title: string;
      readonly intro: readonly Paragraph[];
      readonly columns: readonly string[];
      /** As `ChoiceView`. */
      readonly spare?: readonly number[];
      readonly rows: readonly TaskRow[];
      readonly preselected: number;
    }
  | {
      readonly kind: 'form';
      readonly title: string;
      readonly intro: readonly Paragraph[];
      readonly fields: readonly TaskField[];
      /** What is wrong with a field; '' when nothing is. */
      readonly issueOf: (typed: Typed) => (id: string) => string;
      readonly submit: (typed: Typed) => Go;
    }
  /** A text to read. `leave`: what is to be ended when it is left. `escape`: where Esc leads. */
  | {
      readonly kind: 'text';
      readonly title: string;
      readonly blocks: readonly Paragraph[];
      readonly keys: readonly TaskKey[];
      readonly leave: readonly Effect[];
      readonly escape: 'back' | 'close';
    };

/** A question that only F8 says yes to: Enter, which leads through everything else, must not. */
export function question(
  title: string,
  blocks: readonly Paragraph[],
  action: string,
  change: Change,
  page?: TaskPage,
): PageSpec {
  const go: Go = { to: 'change', change, ...(page === undefined ? {} : { page }) };
  return {
    kind: 'text',
    title,
    blocks,
    keys: [{ key: 'f8', hint: { key: 'F8', action }, go }],
    leave: [],
    escape: 'back',
  };
}
