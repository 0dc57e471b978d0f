/** The open help page. */
export interface HelpState {
  /** Name of its text (assets/help). */
  readonly topic: string;
  /**
   * The page or the field that F1 was pressed on. The help page begins with the section of this
   * name, if its text has one.
   */
  readonly section: string;
  readonly first: number;
}
