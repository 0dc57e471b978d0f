/** The open help page. */
export interface HelpState {
  /** Name of its text (assets/help). */
  readonly topic: string;
  readonly first: number;
}
